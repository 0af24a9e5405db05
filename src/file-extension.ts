/** The extension of a file name, in lower case and without the dot; empty when it has none (`.bashrc`, `README`). */
export function extensionOf(name: string): string {
  const dotAt = name.lastIndexOf('.');
  return dotAt < 1 ? '' : name.slice(dotAt + 1).toLowerCase();
}

/**
 * The smallest Photoshop file that shows a picture: no layers, no resources, three colours of eight bits.
 *
 * @param pixels red, green and blue of each pixel, row by row.
 */
export function psdOf(pixels: Uint8Array, { width, height }: { width: number; height: number }): Uint8Array {
  const header = Buffer.alloc(26);
  header.write('8BPS');
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(3, 12);
  header.writeUInt32BE(height, 14);
  header.writeUInt32BE(width, 18);
  header.writeUInt16BE(8, 22);
  header.writeUInt16BE(3, 24);
  // Three empty sections (palette, resources, layers), and "not compressed".
  const sections = Buffer.alloc(3 * 4 + 2);
  const planes = [0, 1, 2].map((colour) => pixels.filter((_, at) => at % 3 === colour));
  return Buffer.concat([header, sections, ...planes]);
}

const NAMES: Record<string, string> = {
  TypeScript: 'ts tsx mts cts',
  JavaScript: 'js jsx mjs cjs',
  Python: 'py pyi',
  Java: 'java',
  Kotlin: 'kt kts',
  Scala: 'scala',
  Groovy: 'groovy gradle',
  C: 'c h',
  'C++': 'cc cpp cxx hpp hh',
  'C#': 'cs',
  Go: 'go',
  Rust: 'rs',
  Swift: 'swift',
  'Objective-C': 'm mm',
  PHP: 'php',
  Ruby: 'rb',
  Perl: 'pl pm',
  Lua: 'lua',
  R: 'r',
  Julia: 'jl',
  Shell: 'sh bash zsh fish',
  PowerShell: 'ps1',
  SQL: 'sql',
  GraphQL: 'graphql',
  CSS: 'css scss sass less',
  Vue: 'vue',
  Svelte: 'svelte',
  Dart: 'dart',
  Elixir: 'ex exs',
  Erlang: 'erl',
  Haskell: 'hs',
  Clojure: 'clj cljs',
  Elm: 'elm',
  'F#': 'fs fsx',
  'Visual Basic': 'vb vbs',
  Assembly: 'asm s',
  Fortran: 'f f90',
  Terraform: 'tf hcl',
  Solidity: 'sol',
};

const BY_EXTENSION = new Map(
  Object.entries(NAMES).flatMap(([name, extensions]) => extensions.split(' ').map((extension) => [extension, name])),
);

/** The programming language's name; the extension in capitals where we do not know it. */
export function languageOfCode(extension: string): string {
  return BY_EXTENSION.get(extension) ?? extension.toUpperCase();
}

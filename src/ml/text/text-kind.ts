/** How a file of text is to be read. `extracted` is Box's own rendition of PDF, Word and the like. */
export type TextKind =
  | 'prose'
  | 'extracted'
  | 'markdown'
  | 'markup'
  | 'table'
  | 'json'
  | 'settings'
  | 'log'
  | 'subtitles'
  | 'code';

const EXTENSIONS: Record<Exclude<TextKind, 'extracted'>, string> = {
  prose: 'txt text asc rst adoc asciidoc org tex eml',
  markdown: 'md markdown mdown mkd mdx qmd rmd',
  markup: 'html htm xhtml xml svg rss atom opml dita',
  table: 'csv tsv tab psv',
  json: 'json jsonl ndjson json5 geojson ipynb webmanifest',
  settings: 'yaml yml toml ini cfg conf properties env',
  log: 'log out err',
  subtitles: 'srt vtt sbv',
  code:
    'ts tsx mts cts js jsx mjs cjs py pyi java kt kts scala groovy c h cc cpp cxx hpp hh cs go rs swift m mm php rb pl ' +
    'pm lua r jl sh bash zsh fish ps1 bat cmd sql graphql proto css scss sass less vue svelte dart ex exs erl hs clj ' +
    'cljs elm fs fsx vb vbs asm s f f90 pas ml mli zig nim v vhdl sol tf hcl gradle cmake make mk dockerfile',
};

const KINDS = new Map(
  Object.entries(EXTENSIONS).flatMap(([kind, extensions]) =>
    extensions.split(' ').map((extension) => [extension, kind as TextKind] as const),
  ),
);

/** @param extension lower case, without the dot. @returns undefined for what is not text as it stands. */
export function textKindOf(extension: string): TextKind | undefined {
  return KINDS.get(extension);
}

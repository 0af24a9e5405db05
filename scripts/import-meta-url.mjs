import { pathToFileURL } from 'node:url';

/** What `import.meta.url` becomes in a bundle, where there is no such thing. */
export const importMetaUrl = pathToFileURL(__filename).href;

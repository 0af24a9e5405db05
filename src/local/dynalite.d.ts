declare module 'dynalite' {
  /** An emulator of DynamoDB; `createTableMs` is how long a new table stays in CREATING. */
  export default function dynalite(options?: { createTableMs?: number }): import('node:http').Server;
}

export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/jest-esbuild.cjs' },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  testTimeout: 20_000,
};

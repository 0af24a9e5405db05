import { afterEach, expect, it, jest } from '@jest/globals';
import { findInPhoto } from '../../../src/ml/photo/find-in-photo.ts';

const grey = (width: number, height: number) => ({ data: new Uint8Array(width * height * 3).fill(128), width, height });

afterEach(() => {
  jest.restoreAllMocks();
});

it('loads engine and models from disk, and never asks the network', async () => {
  const fetch = jest.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('There is no network.'));
  const found = await findInPhoto({ forFaces: [grey(256, 200)], forObjects: grey(512, 400) });
  expect(found).toEqual({ faces: [], objects: [] });
  expect(fetch).not.toHaveBeenCalled();
});

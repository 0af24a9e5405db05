import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { sealWithKey } from '../../src/sealing/seal-with-key.ts';
import { Secret } from '../../src/secret.ts';

/** Test case 15 of the specification of GCM by McGrew and Viega: AES-256, no additional data. */
const KEY = 'feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308';
const NONCE = 'cafebabefacedbaddecaf888';
const PLAIN =
  'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255';
const CIPHERTEXT =
  '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad';
const TAG = 'b094dac5d93471bdec1a502270e3cc6c';

const hex = (text: string) => Buffer.from(text, 'hex');

describe('sealWithKey', () => {
  it('opens what the authors of GCM sealed', async () => {
    const sealer = sealWithKey(new Secret(hex(KEY).toString('base64')));
    const sealed = hex(NONCE + CIPHERTEXT + TAG);
    expect(Buffer.from(await sealer.open(sealed, ''))).toEqual(hex(PLAIN));
  });

  it('adds a nonce before, and a tag behind', async () => {
    const sealer = sealWithKey(new Secret(hex(KEY).toString('base64')));
    expect(await sealer.seal(hex(PLAIN), 'use')).toHaveLength(12 + hex(PLAIN).byteLength + 16);
  });

  it('shows its key to nobody', () => {
    const key = Buffer.alloc(32, 'k').toString('base64');
    expect(inspect(sealWithKey(new Secret(key)), { depth: null, showHidden: true })).not.toContain(key.slice(0, 8));
  });
});

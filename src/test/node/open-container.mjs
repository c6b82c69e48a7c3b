// Opens a container with nothing but Node: written from the description of the format, sharing no code with keyproof.
//
//   node open-container.mjs KEY.pem CONTAINER [PAYLOAD]
//
// KEY.pem is the private RSA key of one of the wrapped keys. Prints one line of JSON about the container and writes the
// payload to PAYLOAD, if named. Exit code 1 and one line on standard error when the container cannot be opened.
import { constants, createDecipheriv, createHash, createHmac, createPrivateKey, privateDecrypt, timingSafeEqual } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const CHUNK = 16384;
const TAG = 16;

const refuse = (why) => {
  throw new Error(why);
};

// HKDF-Expand with SHA-512; node:crypto offers extract and expand together only.
const expand = (key, info, size) => {
  const blocks = [];
  let last = Buffer.alloc(0);
  for (let count = 1; blocks.length * 64 < size; count++) {
    last = createHmac('sha512', key).update(last).update(info).update(Buffer.from([count])).digest();
    blocks.push(last);
  }
  return Buffer.concat(blocks).subarray(0, size);
};

// Canonical JSON for strings, integers, lists and objects: names sorted by code units, no blanks.
const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const names = Object.keys(value).sort();
    return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
  }
  return JSON.stringify(value);
};

const header = (bytes) => {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const value = JSON.parse(text);
  if (canonical(value) !== text) refuse('a header is not in canonical form');
  return value;
};

const members = (value, names) => {
  if (Object.keys(value).sort().join() !== names.split(' ').sort().join()) refuse('a header has other members');
};

const unwrap = (edks, key) => {
  for (const edk of edks) {
    members(edk, 'alg kid wrapped wrappedAt');
    if (edk.alg !== 'RSA-OAEP-256') refuse('unknown algorithm');
    try {
      // OpenSSL takes the digest of OAEP for MGF1 too.
      const dek = privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }, Buffer.from(edk.wrapped, 'base64url'));
      if (dek.length === 32) return { dek, kid: edk.kid };
    } catch {
      // The key of another one.
    }
  }
  return refuse('no wrapped key belongs to this private key');
};

const openBody = (inputKey, context, body) => {
  if (body.length < 56 + TAG) refuse('the body is truncated');
  const salt = body.subarray(0, 24);
  const info = Buffer.concat([Buffer.from('c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0', 'latin1'), salt, context]);
  const derived = expand(inputKey, info, 76);
  if (!timingSafeEqual(derived.subarray(44), body.subarray(24, 56))) refuse('the commitment differs');
  const chunks = [];
  for (let at = 56, index = 0n; ; index++) {
    const sealed = body.subarray(at, at + CHUNK + TAG);
    if (sealed.length < TAG) refuse('the body is truncated');
    const nonce = Buffer.from(derived.subarray(32, 44));
    const low = Buffer.alloc(8);
    low.writeBigUInt64BE(index);
    for (let i = 0; i < 8; i++) nonce[4 + i] ^= low[i];
    const decipher = createDecipheriv('aes-256-gcm', derived.subarray(0, 32), nonce, { authTagLength: TAG });
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
    const plain = decipher.update(sealed.subarray(0, sealed.length - TAG));
    decipher.final();
    chunks.push(plain);
    at += sealed.length;
    if (sealed.length < CHUNK + TAG) return Buffer.concat(chunks);
  }
};

const open = (bytes, key) => {
  if (bytes.subarray(0, 6).toString('latin1') !== 'CMKB1\n') refuse('no container');
  const immutableEnd = 10 + bytes.readUInt32BE(6);
  const immutable = bytes.subarray(10, immutableEnd);
  const keysEnd = immutableEnd + 4 + bytes.readUInt32BE(immutableEnd);
  const origin = header(immutable);
  const keys = header(bytes.subarray(immutableEnd + 4, keysEnd));
  members(origin, 'v suite vaultId backupInstanceId restorePointId dataSourceType createdAt dekId');
  members(keys, 'epoch edks');
  if (origin.v !== 1 || origin.suite !== 'CMKB1_RSA-OAEP-256_COBBLESTONE-256') refuse('unknown suite');
  const { dek, kid } = unwrap(keys.edks, key);
  const mac = createHmac('sha256', expand(dek, 'cmkb1 header mac', 32)).update(bytes.subarray(0, keysEnd)).digest();
  if (!timingSafeEqual(mac, bytes.subarray(keysEnd, keysEnd + 32))) refuse('the header is not genuine');
  const context = Buffer.concat([Buffer.from('cmkb1/1\0', 'latin1'), createHash('sha256').update(immutable).digest()]);
  const plain = openBody(expand(dek, 'cmkb1 body', 32), context, bytes.subarray(keysEnd + 32));
  if (plain.length < 40) refuse('the footer is missing');
  const payload = plain.subarray(0, plain.length - 40);
  const footer = plain.subarray(plain.length - 40);
  const sha256 = createHash('sha256').update(payload).digest();
  if (footer.readBigUInt64BE(0) !== BigInt(payload.length) || !timingSafeEqual(sha256, footer.subarray(8))) {
    refuse('the footer differs');
  }
  return { restorePointId: origin.restorePointId, epoch: keys.epoch, kid, sha256: sha256.toString('hex'), payload };
};

const [keyFile, containerFile, payloadFile] = process.argv.slice(2);
try {
  const { payload, ...about } = open(readFileSync(containerFile), createPrivateKey(readFileSync(keyFile)));
  if (payloadFile) writeFileSync(payloadFile, payload);
  console.log(JSON.stringify({ ...about, bytes: payload.length }));
} catch (error) {
  console.error(`cannot open: ${error.message}`);
  process.exitCode = 1;
}

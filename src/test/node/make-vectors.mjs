// Makes src/test/resources/envelope/vectors.json with nothing but Node, sharing no code with keyproof:
//
//   node src/test/node/make-vectors.mjs > src/test/resources/envelope/vectors.json
//
// Bodies and derivations come out the same every time; the RSA key and what is wrapped with it are new. The key is made
// for this file and guards nothing.
import { constants, createCipheriv, createHash, createHmac, generateKeyPairSync, publicEncrypt } from 'node:crypto';

const CHUNK = 16384;
const sha256 = (bytes) => createHash('sha256').update(bytes).digest();

// Bytes that anybody can make again: SHA-256 of the label and a counter, one block after the other.
const bytes = (label, size) => {
  const blocks = [];
  for (let count = 0; count * 32 < size; count++) blocks.push(sha256(`${label} ${count}`));
  return Buffer.concat(blocks).subarray(0, size);
};

const expand = (key, info, size) => {
  const blocks = [];
  let last = Buffer.alloc(0);
  for (let count = 1; blocks.length * 64 < size; count++) {
    last = createHmac('sha512', key).update(last).update(info).update(Buffer.from([count])).digest();
    blocks.push(last);
  }
  return Buffer.concat(blocks).subarray(0, size);
};

const seal = (inputKey, salt, context, plain) => {
  const label = Buffer.from('c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0', 'latin1');
  const derived = expand(inputKey, Buffer.concat([label, salt, context]), 76);
  const parts = [salt, derived.subarray(44)];
  for (let index = 0; ; index++) {
    const chunk = plain.subarray(index * CHUNK, (index + 1) * CHUNK);
    const nonce = Buffer.from(derived.subarray(32, 44));
    nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ index) >>> 0, 8);
    const cipher = createCipheriv('aes-256-gcm', derived.subarray(0, 32), nonce, { authTagLength: 16 });
    parts.push(cipher.update(chunk), cipher.final(), cipher.getAuthTag());
    if (chunk.length < CHUNK) return Buffer.concat(parts);
  }
};

const bodies = [0, 1, 16383, 16384, 16385, 32768, 4210689].map((size) => {
  const key = bytes(`key ${size}`, 32);
  const salt = bytes(`salt ${size}`, 24);
  const context = bytes(`context ${size}`, size % 50);
  const body = seal(key, salt, context, bytes(`plain ${size}`, size));
  return {
    key: key.toString('hex'), salt: salt.toString('hex'), context: context.toString('hex'), plainLabel: `plain ${size}`,
    plainBytes: size, bodyBytes: body.length, bodySha256: sha256(body).toString('hex'),
    ...(size < 100 ? { body: body.toString('hex') } : {}),
  };
});

const derivations = [1, 32, 64, 65, 76, 16320].map((size) => {
  const key = bytes(`derive ${size}`, 32);
  const derived = expand(key, `info ${size}`, size);
  return { key: key.toString('hex'), info: `info ${size}`, size, sha256: sha256(derived).toString('hex') };
});

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const wrap = (secret) =>
  publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }, secret);
const wraps = [0, 1, 31, 32, 33, 190].map((size) => {
  const secret = bytes(`secret ${size}`, size);
  return { secret: secret.toString('hex'), wrapped: wrap(secret).toString('hex') };
});

const u32 = (value) => {
  const out = Buffer.alloc(4);
  out.writeUInt32BE(value);
  return out;
};

const container = (size) => {
  const dek = bytes(`dek ${size}`, 32);
  const immutable = Buffer.from(
    `{"backupInstanceId":"instance é","createdAt":"2026-06-01T00:00:00Z","dataSourceType":"Microsoft.Compute/disks",` +
      `"dekId":"dek-${size}","restorePointId":"point-${size}","suite":"CMKB1_RSA-OAEP-256_COBBLESTONE-256","v":1,"vaultId":"payroll"}`);
  const keys = Buffer.from(
    `{"edks":[{"alg":"RSA-OAEP-256","kid":"https://payroll-kv.vault.azure.net/keys/backup-kek/0123456789abcdef0123456789abcdef",` +
      `"wrapped":"${wrap(dek).toString('base64url')}","wrappedAt":"2026-06-01T00:00:01Z"}],"epoch":3}`);
  const head = Buffer.concat([Buffer.from('CMKB1\n'), u32(immutable.length), immutable, u32(keys.length), keys]);
  const mac = createHmac('sha256', expand(dek, 'cmkb1 header mac', 32)).update(head).digest();
  const payload = bytes(`payload ${size}`, size);
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(size));
  const context = Buffer.concat([Buffer.from('cmkb1/1\0', 'latin1'), sha256(immutable)]);
  const body = seal(expand(dek, 'cmkb1 body', 32), bytes(`salt c${size}`, 24), context, Buffer.concat([payload, length, sha256(payload)]));
  return {
    restorePointId: `point-${size}`, epoch: 3, payloadLabel: `payload ${size}`, payloadBytes: size,
    payloadSha256: sha256(payload).toString('hex'), container: Buffer.concat([head, mac, body]).toString('base64'),
  };
};

const out = {
  about: 'made by src/test/node/make-vectors.mjs, which says how',
  bodies, derivations,
  privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  wraps,
  containers: [0, 1, 1000].map(container),
};
console.log(JSON.stringify(out, null, 2));

/** A ZIP archive of a few small texts, uncompressed, so that the sample needs no library. */

const UTF8_NAMES = 0x0800;
/** 1 January 2024 in MS-DOS form: a sample has no date of its own. */
const DATE = (44 << 9) | (1 << 5) | 1;

export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** Numbers in little-endian order: `[value, bytes]`. */
function packed(fields: readonly (readonly [number, 2 | 4])[]): Uint8Array {
  const size = fields.reduce((sum, [, bytes]) => sum + bytes, 0);
  const view = new DataView(new ArrayBuffer(size));
  let at = 0;
  for (const [value, bytes] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

/** What local header and central directory say alike about a file. */
function facts(name: Uint8Array, content: Uint8Array): (readonly [number, 2 | 4])[] {
  const [version, stored, time, noExtra] = [20, 0, 0, 0];
  return [
    ...([
      [version, 2],
      [UTF8_NAMES, 2],
      [stored, 2],
      [time, 2],
      [DATE, 2],
    ] as const),
    ...([
      [crc32(content), 4],
      [content.length, 4],
      [content.length, 4],
      [name.length, 2],
      [noExtra, 2],
    ] as const),
  ];
}

export function zipOf(files: readonly { name: string; text: string }[]): Blob {
  const encoder = new TextEncoder();
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const file of files) {
    const [name, content] = [encoder.encode(file.name), encoder.encode(file.text)];
    const local = packed([[0x04034b50, 4], ...facts(name, content)]);
    bodies.push(local, name, content);
    // Made by 2.0; no comment, first disk, no attributes.
    directory.push(
      packed([[0x02014b50, 4], [20, 2], ...facts(name, content), [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]),
    );
    directory.push(name);
    offset += local.length + name.length + content.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = packed([
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [files.length, 2],
    [files.length, 2],
    [size, 4],
    [offset, 4],
    [0, 2],
  ]);
  return new Blob([...bodies, ...directory, end] as BlobPart[], { type: "application/zip" });
}

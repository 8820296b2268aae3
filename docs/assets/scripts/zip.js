// Files packed into a zip (APPNOTE 6.3.10, 4.3: https://pkware.cachefly.net/webdocs/APPNOTE/APPNOTE-6.3.10.TXT), which no browser does by itself.

const FIRST_DAY = 0x21; // 1 January 1980, the first day that a zip can name, so that the same files give the same bytes

/**
 * Return files as a zip without compression.
 * @param {Record<string, string>} files their texts by their paths
 */
export function zip(files) {
  const encoder = new TextEncoder();
  const local = [];
  const central = [];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const name = encoder.encode(path);
    const content = encoder.encode(text);
    // Version 2.0, flag for names in UTF-8, stored, time and day.
    const common = [[20, 2], [0x0800, 2], [0, 2], [0, 2], [FIRST_DAY, 2], [checksum(content), 4], [content.length, 4], [content.length, 4], [name.length, 2], [0, 2]];
    const header = bytes([[0x04034b50, 4], ...common]);
    local.push(header, name, content);
    central.push(bytes([[0x02014b50, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]), name);
    offset += header.length + name.length + content.length;
  }
  const count = Object.keys(files).length;
  const size = central.reduce((sum, part) => sum + part.length, 0);
  return new Blob([...local, ...central, bytes([[0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2]])]);
}

/**
 * Return numbers as bytes, the lowest byte first.
 * @param {number[][]} fields each number with its size in bytes
 */
function bytes(fields) {
  return Uint8Array.from(fields.flatMap(([value, size]) => Array.from({ length: size }, (_, index) => (value >>> (8 * index)) & 0xff)));
}

/**
 * Return the checksum of a file in a zip (CRC-32, polynomial 0xEDB88320).
 * @param {Uint8Array} content
 */
function checksum(content) {
  let sum = ~0;
  for (const byte of content) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

// A workbook as Excel leaves it: cells of its first sheet filled in, everything else as it was.
import { crc32, inflateRawSync } from 'node:zlib';

interface Part {
  name: string;
  bytes: Buffer;
}

/** The files of a ZIP archive, by its central directory. */
function unzip(archive: Buffer): Part[] {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    const [packed, name, extra, comment] = [20, 28, 30, 32].map((place, index) =>
      index === 0 ? archive.readUInt32LE(at + place) : archive.readUInt16LE(at + place),
    ) as [number, number, number, number];
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const raw = archive.subarray(start, start + packed);
    const bytes = archive.readUInt16LE(at + 10) === 0 ? raw : inflateRawSync(raw);
    const part = { name: archive.toString('utf8', at + 46, at + 46 + name), bytes };
    at += 46 + name + extra + comment;
    return part;
  });
}

/** A ZIP archive of files as they are. */
export function zip(parts: Part[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of parts) {
    const title = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(bytes.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(title.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    files.push(Buffer.from('PK\x03\x04', 'latin1'), facts, title, bytes);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, place, title);
    offset += 30 + title.length + bytes.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, index, end]);
}

/** Fills cells, numbers as numbers and words as words; only cells that stand in the sheet. */
export function fillIn(workbook: Buffer, cells: Record<string, number | string>): Buffer {
  const parts = unzip(workbook);
  const sheet = parts.find(({ name }) => name === 'xl/worksheets/sheet1.xml')!;
  let xml = sheet.bytes.toString('utf8');
  for (const [place, value] of Object.entries(cells)) {
    const cell = new RegExp(`<c r="${place}"[^>]*?(/>|>.*?</c>)`);
    if (!cell.test(xml)) throw new Error(`there is no cell ${place}`);
    const filled =
      typeof value === 'number'
        ? `<c r="${place}"><v>${value}</v></c>`
        : `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
    xml = xml.replace(cell, () => filled);
  }
  sheet.bytes = Buffer.from(xml);
  return zip(parts);
}

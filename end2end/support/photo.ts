// Photographs as a telephone takes them: a real JPEG from the browser, with EXIF notes put in.
import { type Page } from '@playwright/test';

/** EXIF notes of a place and a day, `2026:11:23 10:30:05`. */
function notes([lon, lat]: [number, number], taken: string): Buffer {
  const entries: [tag: number, type: number, count: number, value: Buffer][] = [];
  const ascii = (tag: number, text: string) => entries.push([tag, 2, text.length + 1, Buffer.from(`${text}\0`)]);
  const angle = (tag: number, degrees: number) => {
    const value = Buffer.alloc(24);
    [Math.round(degrees * 1e6), 1e6, 0, 1, 0, 1].forEach((number, at) => value.writeUInt32BE(number, at * 4));
    entries.push([tag, 5, 3, value]);
  };
  // A directory of the GPS notes behind the first one, which points to it and holds the time.
  const directory = (at: number, next: () => void): Buffer => {
    entries.length = 0;
    next();
    const head = Buffer.alloc(2 + entries.length * 12 + 4);
    head.writeUInt16BE(entries.length, 0);
    const tails: Buffer[] = [];
    let tail = at + head.length;
    entries.forEach(([tag, type, count, value], index) => {
      const place = 2 + index * 12;
      head.writeUInt16BE(tag, place);
      head.writeUInt16BE(type, place + 2);
      head.writeUInt32BE(count, place + 4);
      if (value.length <= 4) {
        value.copy(head, place + 8);
      } else {
        head.writeUInt32BE(tail, place + 8);
        tails.push(value);
        tail += value.length;
      }
    });
    return Buffer.concat([head, ...tails]);
  };
  const first = (gps: number) =>
    directory(8, () => {
      ascii(0x0132, taken);
      const pointer = Buffer.alloc(4);
      pointer.writeUInt32BE(gps, 0);
      entries.push([0x8825, 4, 1, pointer]);
    });
  const at = 8 + first(0).length;
  const gps = directory(at, () => {
    ascii(1, 'N');
    angle(2, lat);
    ascii(3, 'E');
    angle(4, lon);
  });
  return Buffer.concat([Buffer.from('MM\0\x2a\0\0\0\x08', 'latin1'), first(at), gps]);
}

/** A photograph of a sunset over a building site, taken there and then. */
export async function photo(page: Page, place: [number, number], taken: string): Promise<Buffer> {
  const encoded = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1600, height: 1200 });
    const pen = canvas.getContext('2d')!;
    const sky = pen.createLinearGradient(0, 0, 0, 1200);
    sky.addColorStop(0, '#274472');
    sky.addColorStop(1, '#e8b15c');
    pen.fillStyle = sky;
    pen.fillRect(0, 0, 1600, 1200);
    pen.fillStyle = '#2b2b2b';
    pen.fillRect(300, 500, 280, 700);
    pen.fillRect(900, 700, 400, 500);
    return canvas.toDataURL('image/jpeg', 0.9);
  });
  const jpeg = Buffer.from(encoded.slice(encoded.indexOf(',') + 1), 'base64');
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), notes(place, taken)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}

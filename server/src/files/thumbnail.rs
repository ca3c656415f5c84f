//! A small, upright JPEG of a picture. Decoding is bounded: a small file may hold an immense picture.

use std::io::Cursor;

use battle_map::model::evidence::FileKind;
use jpeg_encoder::{ColorType, Encoder};
use zune_jpeg::{
    JpegDecoder,
    zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions},
};

use super::content::Picture;

/// The longer side in pixels, on a tile of half the size with a dense screen.
const SIDE: u32 = 320;

/// The most memory that decoding may take: a photograph of 50 million pixels.
const MOST_MEMORY: u64 = 160 * 1024 * 1024;

const QUALITY: u8 = 80;

/// Rows of pixels, each of one (grey), two (grey, opacity), three or four bytes.
struct Pixels {
    width: usize,
    height: usize,
    channels: usize,
    bytes: Vec<u8>,
}

/// The small picture of a file; none if it is too large to be decoded or cannot be.
pub fn make(bytes: &[u8], kind: FileKind, picture: Picture) -> Option<Vec<u8>> {
    let pixels = u64::from(picture.width) * u64::from(picture.height);
    if pixels.saturating_mul(picture.bytes_per_pixel.into()) > MOST_MEMORY {
        return None;
    }
    let decoded = match kind {
        FileKind::Jpeg => jpeg(bytes),
        FileKind::Png => png(bytes),
        FileKind::WebP => webp(bytes),
        FileKind::Pdf => None,
    };
    let upright = shrunk(&decoded?)?.turned(picture.orientation);
    let mut written = Vec::new();
    let [width, height] = [upright.width, upright.height].map(|side| u16::try_from(side).ok());
    let encoder = Encoder::new(&mut written, QUALITY);
    encoder.encode(&upright.bytes, width?, height?, ColorType::Rgb).ok()?;
    Some(written)
}

fn jpeg(bytes: &[u8]) -> Option<Pixels> {
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let bytes = decoder.decode().ok()?;
    let info = decoder.info()?;
    Pixels::new(info.width.into(), info.height.into(), bytes)
}

fn png(bytes: &[u8]) -> Option<Pixels> {
    let limits = png::Limits { bytes: usize::try_from(MOST_MEMORY).ok()? };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let mut bytes = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut bytes).ok()?;
    bytes.truncate(frame.buffer_size());
    Pixels::new(frame.width as usize, frame.height as usize, bytes)
}

fn webp(bytes: &[u8]) -> Option<Pixels> {
    let mut decoder = image_webp::WebPDecoder::new(Cursor::new(bytes)).ok()?;
    decoder.set_memory_limit(usize::try_from(MOST_MEMORY).ok()?);
    let mut bytes = vec![0; decoder.output_buffer_size()?];
    decoder.read_image(&mut bytes).ok()?;
    let (width, height) = decoder.dimensions();
    Pixels::new(width as usize, height as usize, bytes)
}

impl Pixels {
    fn new(width: usize, height: usize, bytes: Vec<u8>) -> Option<Self> {
        let channels = bytes.len().checked_div(width.checked_mul(height)?)?;
        let whole = (1..=4).contains(&channels) && bytes.len() == width * height * channels;
        whole.then_some(Self { width, height, channels, bytes })
    }

    /// The colour of a pixel, laid on white where it is transparent.
    fn colour(&self, x: usize, y: usize) -> [u64; 3] {
        let at = (y * self.width + x) * self.channels;
        let pixel = &self.bytes[at..at + self.channels];
        let on_white = |value: u8, opacity: u8| {
            (u64::from(value) * u64::from(opacity) + 255 * u64::from(255 - opacity)) / 255
        };
        match *pixel {
            [grey] => [u64::from(grey); 3],
            [grey, opacity] => [on_white(grey, opacity); 3],
            [red, green, blue] => [red, green, blue].map(u64::from),
            [red, green, blue, opacity] => [red, green, blue].map(|value| on_white(value, opacity)),
            _ => [0; 3],
        }
    }

    /// A picture of three bytes a pixel, made pixel by pixel.
    fn drawn(width: usize, height: usize, colour: impl Fn(usize, usize) -> [u8; 3]) -> Self {
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let bytes = places.flat_map(|(x, y)| colour(x, y)).collect();
        Self { width, height, channels: 3, bytes }
    }

    /// Stood upright by the rule of EXIF's orientations 1 to 8.
    fn turned(self, orientation: u16) -> Self {
        let (w, h) = (self.width, self.height);
        let from = |x: usize, y: usize| -> [u8; 3] {
            let at = (y * w + x) * 3;
            [self.bytes[at], self.bytes[at + 1], self.bytes[at + 2]]
        };
        match orientation {
            2 => Self::drawn(w, h, |x, y| from(w - 1 - x, y)),
            3 => Self::drawn(w, h, |x, y| from(w - 1 - x, h - 1 - y)),
            4 => Self::drawn(w, h, |x, y| from(x, h - 1 - y)),
            5 => Self::drawn(h, w, |x, y| from(y, x)),
            6 => Self::drawn(h, w, |x, y| from(y, h - 1 - x)),
            7 => Self::drawn(h, w, |x, y| from(w - 1 - y, h - 1 - x)),
            8 => Self::drawn(h, w, |x, y| from(w - 1 - y, x)),
            _ => self,
        }
    }
}

/// The picture with its longer side at most [`SIDE`]: each pixel the mean of those it stands for.
fn shrunk(pixels: &Pixels) -> Option<Pixels> {
    let longest = pixels.width.max(pixels.height);
    let side = (SIDE as usize).min(longest);
    let scaled = |length: usize| (length * side / longest).max(1);
    let (width, height) = (scaled(pixels.width), scaled(pixels.height));
    let mean = |x: usize, y: usize| {
        let span = |at: usize, of: usize, whole: usize| {
            let from = at * whole / of;
            from..((at + 1) * whole / of).max(from + 1)
        };
        let (mut sum, mut count) = ([0_u64; 3], 0);
        for row in span(y, height, pixels.height) {
            for column in span(x, width, pixels.width) {
                let colour = pixels.colour(column, row);
                sum.iter_mut().zip(colour).for_each(|(sum, value)| *sum += value);
                count += 1;
            }
        }
        sum.map(|sum| u8::try_from(sum / count).unwrap_or(u8::MAX))
    };
    (longest > 0).then(|| Pixels::drawn(width, height, mean))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two pixels side by side, black and white.
    fn pair() -> Pixels {
        Pixels { width: 2, height: 1, channels: 3, bytes: vec![0, 0, 0, 255, 255, 255] }
    }

    #[test]
    fn a_picture_taken_with_the_camera_on_its_side_stands_upright() {
        let first = |orientation| {
            let turned = pair().turned(orientation);
            (turned.width, turned.height, turned.bytes[0])
        };
        // The first pixel after turning: still the black one, or the white one.
        let table = [
            (1, (2, 1, 0)),
            (2, (2, 1, 255)),
            (3, (2, 1, 255)),
            (4, (2, 1, 0)),
            (5, (1, 2, 0)),
            (6, (1, 2, 0)),
            (7, (1, 2, 255)),
            (8, (1, 2, 255)),
        ];
        for (orientation, expected) in table {
            assert_eq!(first(orientation), expected, "orientation {orientation}");
        }
    }

    #[test]
    fn shrinking_takes_the_mean_and_lays_the_transparent_on_white() {
        let wide = Pixels { width: 640, height: 1, channels: 1, bytes: [0, 100].repeat(320) };
        let small = shrunk(&wide).unwrap();
        assert_eq!((small.width, small.height, small.bytes[0]), (320, 1, 50));
        let glass = Pixels { width: 1, height: 1, channels: 4, bytes: vec![0, 0, 0, 0] };
        assert_eq!(shrunk(&glass).unwrap().bytes, [255; 3]);
    }

    #[test]
    fn a_small_file_that_holds_an_immense_picture_is_not_decoded() {
        let (side, orientation, bytes_per_pixel) = (60_000, 1, 4);
        let immense = Picture { width: side, height: side, orientation, bytes_per_pixel };
        assert_eq!(make(b"", FileKind::Png, immense), None);
    }
}

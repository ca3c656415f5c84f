//! A small, upright JPEG of a picture. Decoding is bounded: a small file may hold an immense picture.

use std::io::Cursor;

use battle_map::model::evidence::FileKind;
use image::{
    DynamicImage, GenericImageView, ImageFormat, ImageReader, Limits, Pixel, Rgba,
    codecs::jpeg::JpegEncoder, imageops, metadata::Orientation,
};

use super::content::ImageInfo;

/// The longer side in pixels, on a tile of half the size with a dense screen.
const SIDE: u32 = 320;

/// The most memory that decoding may take: a photograph of 50 million pixels.
const MOST_MEMORY: u64 = 160 * 1024 * 1024;

const QUALITY: u8 = 75;

/// The small picture of a file; none if it is too large to be decoded or cannot be.
pub fn make(bytes: &[u8], kind: FileKind, picture: ImageInfo) -> Option<Vec<u8>> {
    let format = match kind {
        FileKind::Jpeg => ImageFormat::Jpeg,
        FileKind::Png => ImageFormat::Png,
        FileKind::WebP => ImageFormat::WebP,
        FileKind::Pdf => return None,
    };
    // The limits of the decoders count the pixels they hand over, this one what they need besides.
    let pixels = u64::from(picture.width) * u64::from(picture.height);
    if pixels.saturating_mul(picture.bytes_per_pixel.into()) > MOST_MEMORY {
        return None;
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let upright = upright(shrunk(&reader.decode().ok()?), picture.orientation);
    let mut written = Vec::new();
    let encoded = JpegEncoder::new_with_quality(&mut written, QUALITY).encode_image(&upright);
    encoded.ok().map(|()| written)
}

/// The picture with its longer side at most [`SIDE`]: each pixel the mean of those it stands for.
fn shrunk(picture: &DynamicImage) -> DynamicImage {
    let longest = picture.width().max(picture.height()).max(1);
    let side = SIDE.min(longest);
    let [width, height] = [picture.width(), picture.height()].map(|length| {
        let scaled = u64::from(length) * u64::from(side) / u64::from(longest);
        u32::try_from(scaled).unwrap_or(side).max(1)
    });
    imageops::thumbnail(&OnWhite(picture), width, height).into()
}

/// Stood upright by the rule of EXIF's orientations 1 to 8.
fn upright(mut picture: DynamicImage, orientation: u16) -> DynamicImage {
    let orientation = u8::try_from(orientation).ok().and_then(Orientation::from_exif);
    picture.apply_orientation(orientation.unwrap_or(Orientation::NoTransforms));
    picture
}

/// A picture laid on white where it is transparent, pixel by pixel as it is read: laid as a whole, it
/// would take its memory twice.
struct OnWhite<'a>(&'a DynamicImage);

impl GenericImageView for OnWhite<'_> {
    type Pixel = Rgba<u8>;

    fn dimensions(&self) -> (u32, u32) {
        self.0.dimensions()
    }

    fn get_pixel(&self, x: u32, y: u32) -> Rgba<u8> {
        let mut white = Rgba([u8::MAX; 4]);
        white.blend(&self.0.get_pixel(x, y));
        white
    }
}

#[cfg(test)]
mod tests {
    use image::{GrayImage, RgbaImage};

    use super::*;

    /// Two pixels side by side, black and white.
    fn pair() -> DynamicImage {
        GrayImage::from_raw(2, 1, vec![0, 255]).unwrap().into()
    }

    #[test]
    fn a_picture_taken_with_the_camera_on_its_side_stands_upright() {
        let first = |orientation| {
            let turned = upright(pair(), orientation);
            (turned.width(), turned.height(), turned.get_pixel(0, 0)[0])
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
        let wide = GrayImage::from_raw(640, 1, [0, 100].repeat(320)).unwrap();
        let small = shrunk(&wide.into());
        assert_eq!((small.width(), small.height(), small.get_pixel(0, 0)[0]), (320, 1, 50));
        let glass = RgbaImage::from_pixel(1, 1, Rgba([0; 4]));
        assert_eq!(shrunk(&glass.into()).get_pixel(0, 0), Rgba([255; 4]));
    }

    #[test]
    fn a_small_file_that_holds_an_immense_picture_is_not_decoded() {
        let (side, orientation, bytes_per_pixel) = (60_000, 1, 4);
        let immense = ImageInfo { width: side, height: side, orientation, bytes_per_pixel };
        assert_eq!(make(b"", FileKind::Png, immense), None);
    }

    #[test]
    fn what_was_told_of_a_picture_is_not_believed_by_the_decoder() {
        // Black and white takes little in the file, and a byte for every pixel once it is decoded.
        let side = 13_000_u32;
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, side, side);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        let pixels = vec![0; (side * side / 8) as usize];
        encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
        assert!(file.len() < 1024 * 1024);
        let told = ImageInfo { width: 1, height: 1, orientation: 1, bytes_per_pixel: 4 };
        assert_eq!(make(&file, FileKind::Png, told), None);
    }
}

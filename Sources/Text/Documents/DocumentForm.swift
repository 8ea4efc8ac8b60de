import CalqueCore

/// What the first bytes of a file say that it is, where it is no text of its own.
package enum DocumentForm: Sendable, Equatable {
    case gzip, zip, pdf, rtf, mail, mailbox, warc
    /// A form that Calque knows and does not read: its name, and what to do.
    case other(String, advice: String)

    /// Nil for text and for what is not known.
    package init?(_ raw: [UInt8]) {
        if raw.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if raw.starts(with: [0x50, 0x4B, 3, 4]) || raw.starts(with: [0x50, 0x4B, 5, 6]) {
            self = .zip
        } else if let other = Self.others.first(where: { $0.matches(raw) }) {
            self = .other(other.name, advice: other.advice)
        } else {
            // Some programs write a byte order mark or blank lines before all else.
            let text = raw.prefix(2048).withoutMark.drop { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 || $0 == 0x09 }
            if text.starts(with: "%PDF-".utf8) || raw.prefix(1024).holds("%PDF-1.") && raw.contains(0) {
                self = .pdf
            } else if text.starts(with: "{\\rtf".utf8) {
                self = .rtf
            } else if text.starts(with: "WARC/".utf8) {
                self = .warc
            } else if text.starts(with: "From ".utf8), MailHeader.begins(text.afterLine) {
                self = .mailbox
            } else if MailHeader.begins(text) {
                self = .mail
            } else {
                return nil
            }
        }
    }

    private struct Other {
        let name: String
        let advice: String
        var offset = 0
        let magic: [UInt8]

        func matches(_ raw: [UInt8]) -> Bool { raw.dropFirst(offset).starts(with: magic) }
    }

    private static let others: [Other] = {
        let unpack = "unpack it first"
        let text = "give the text that goes with it"
        let words = "convert it first: soffice --headless --convert-to docx FILE"
        func other(_ name: String, _ advice: String, _ magic: [UInt8], at offset: Int = 0) -> Other {
            Other(name: name, advice: advice, offset: offset, magic: magic)
        }
        return [
            other("a document of Word 97 to 2003, or another OLE file", words, [0xD0, 0xCF, 0x11, 0xE0]),
            other("a bzip2 file", unpack, Array("BZh".utf8)),
            other("an xz file", unpack, [0xFD, 0x37, 0x7A, 0x58, 0x5A]),
            other("a zstd file", unpack, [0x28, 0xB5, 0x2F, 0xFD]),
            other("a 7z file", unpack, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
            other("a RAR file", unpack, Array("Rar!".utf8)),
            other("a tar file", unpack, Array("ustar".utf8), at: 257),
            other("a JPEG picture", text, [0xFF, 0xD8, 0xFF]), other("a PNG picture", text, [0x89, 0x50, 0x4E, 0x47]),
            other("a GIF picture", text, Array("GIF8".utf8)), other("a TIFF picture", text, [0x49, 0x49, 0x2A, 0]),
            other("a TIFF picture", text, [0x4D, 0x4D, 0, 0x2A]),
            other("a WebP picture", text, Array("WEBP".utf8), at: 8),
            other("a video or sound file (MP4)", text, Array("ftyp".utf8), at: 4),
            other("a sound file (MP3)", text, Array("ID3".utf8)),
            other("a sound file (WAVE)", text, Array("WAVE".utf8), at: 8),
            other("a PostScript file", "convert it first: ps2pdf FILE", Array("%!PS".utf8)),
            other("a calendar", text, Array("BEGIN:VCALENDAR".utf8)),
            other("an address card", text, Array("BEGIN:VCARD".utf8)),
            other("a LaTeX file", "convert it first: pandoc --to plain FILE", Array("\\documentclass".utf8)),
            other("a program", text, [0x7F, 0x45, 0x4C, 0x46]),
            other("an SQLite database", text, Array("SQLite format 3".utf8)),
        ]
    }()
}

extension Collection<UInt8> {
    /// The bytes after a byte order mark of UTF-8.
    fileprivate var withoutMark: SubSequence { starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self[...] }
    /// What follows the first line.
    fileprivate var afterLine: SubSequence { drop { $0 != 0x0A }.dropFirst() }

    /// Whether some bytes are there in this order.
    fileprivate func holds(_ text: StaticString) -> Bool {
        let wanted = text.withUTF8Buffer { Array($0) }
        return indices.contains { self[$0...].starts(with: wanted) }
    }
}

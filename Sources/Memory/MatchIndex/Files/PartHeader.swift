package import CalqueBlocks
package import CalqueCore
package import CalqueMatching

/// The header of a part: the files that it was made from, and its languages.
package struct PartHeader: Equatable, Sendable {
    /// A file, or a piece of one: a large file is divided among several parts.
    package struct File: Equatable, Sendable {
        package var key: FileKey
        /// The checksum of the whole file's contents (`Checksum.ofContents`); 0 if the part is not kept.
        package var contents: UInt64 = 0
        /// The number in the file of the first unit that the part has.
        package var start = 0
        /// Whether the part has the last unit of the file.
        package var isLast = true
        /// The number of its first unit in the part.
        package var firstUnit: Int
        /// The rows of its blocks in `PartFormat.Section.blocks`; none if a change of the file cannot be told from them.
        package var blocks = 0..<0
        /// The hash of the document in the file's header, which its units inherit.
        package var document: UInt64 = 0
    }

    package var files: [File] = []
    /// The identities of the parts that a changed file has most of its units in: see `FileLayout`. The part has only the
    /// others. It is then the only file.
    package var bases: [UInt64] = []
    package var unitCount = 0
    /// The latest of the units' stamps, and the highest of their ranks; see `UnitRank`.
    package var newest: Int64 = 0
    package var best: Int64 = 0
    /// How many units are drafts, which are passed over unless they are asked for.
    package var draftCount = 0
    package var languages: [LanguageTag] = []
    /// The hash of the tables of tokens.
    package var tokenHash = TokenHash(low: 0, high: 0)

    package var serial: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(number: UInt64(unitCount))
        bytes.append(number: newest)
        bytes.append(number: best)
        bytes.append(number: UInt64(draftCount))
        bytes.append(number: tokenHash.low)
        bytes.append(number: tokenHash.high)
        bytes.append(number: UInt32(files.count))
        for file in files {
            file.key.append(to: &bytes)
            bytes.append(number: file.contents)
            bytes.append(number: UInt64(file.start))
            bytes.append(number: UInt8(file.isLast ? 1 : 0))
            bytes.append(number: UInt64(file.firstUnit))
            bytes.append(number: UInt32(file.blocks.lowerBound))
            bytes.append(number: UInt32(file.blocks.count))
            bytes.append(number: file.document)
        }
        bytes.append(number: UInt32(bases.count))
        for base in bases { bytes.append(number: base) }
        bytes.append(number: UInt32(languages.count))
        for language in languages { bytes.append(text: language.description) }
        return bytes
    }

    package init() {}

    /// - Returns: nil if the bytes are not a header.
    package init?(_ bytes: UnsafeRawBufferPointer) {
        var reader = SerialReader(bytes)
        guard let units = reader.number(UInt64.self), let newest = reader.number(Int64.self),
            let best = reader.number(Int64.self),
            let drafts = reader.number(UInt64.self), let low = reader.number(UInt64.self),
            let high = reader.number(UInt64.self),
            let fileCount = reader.number(UInt32.self)
        else { return nil }
        unitCount = Int(clamping: units)
        self.newest = newest
        self.best = best
        draftCount = Int(clamping: drafts)
        tokenHash = TokenHash(low: low, high: high)
        var last = 0
        for _ in 0..<fileCount {
            guard let key = FileKey(&reader), let contents = reader.number(UInt64.self),
                let start = reader.number(UInt64.self), start < 1 << 40, let isLast = reader.number(UInt8.self),
                let first = reader.number(UInt64.self), let block = reader.number(UInt32.self),
                let blockCount = reader.number(UInt32.self), let document = reader.number(UInt64.self)
            else { return nil }
            let firstUnit = Int(clamping: first)
            guard firstUnit >= last, firstUnit <= unitCount else { return nil }
            last = firstUnit
            files.append(
                File(
                    key: key, contents: contents, start: Int(start), isLast: isLast == 1, firstUnit: firstUnit,
                    blocks: Int(block)..<Int(block) + Int(blockCount), document: document))
        }
        guard let baseCount = reader.number(UInt32.self) else { return nil }
        for _ in 0..<baseCount {
            guard let base = reader.number(UInt64.self) else { return nil }
            bases.append(base)
        }
        guard files.first?.firstUnit ?? 0 == 0, let languageCount = reader.number(UInt32.self) else { return nil }
        for _ in 0..<languageCount {
            guard let text = reader.text(), let language = LanguageTag(text) else { return nil }
            languages.append(language)
        }
    }

    /// Whether the part has only what is changed in a file.
    package var isDelta: Bool { !bases.isEmpty }

    /// Returns the units of a file.
    package func units(ofFile file: Int) -> Range<Int> {
        files[file].firstUnit..<(file + 1 < files.count ? files[file + 1].firstUnit : unitCount)
    }
}

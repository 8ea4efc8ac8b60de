import CalqueAlignment
import CalqueArticles
import CalqueConcurrency
package import CalqueCore
import CalqueIO
import CalquePairing
import CalqueSegmentation
import CalqueUnits

/// Reads the stories of an archive: a folder, a file of JSON Lines, a list of paths, or an article.
package struct ArchiveReader: Sendable {
    package var reader = ArticleReader()
    /// Of stories that do not name theirs; nil: detected.
    package var language: LanguageTag?
    package var jobs = 1
    package var environment: @Sendable (String) -> String? = { UnitMaker.processEnvironment($0) }

    /// The most bytes of a line of JSON.
    private static let longest = 64 << 20
    /// Folders deeper than this are not entered: links may form a circle.
    private static let deepest = 64

    package init() {}

    /// What is read in one piece of work.
    private enum Item: Sendable {
        case file(String)
        case line(Result<[UInt8], Failure>, Failure.Place)
    }

    /// Reads an archive.
    ///
    /// - Parameters:
    ///   - failed: takes what cannot be read; the run goes on.
    ///   - read: takes the number of stories that were read since the last call.
    /// - Returns: the stories in the order of the archive; those of a folder in the order of their paths.
    /// - Throws: `Failure(.noInput)` if the archive itself cannot be read.
    package func stories(
        at path: String, read: @Sendable (Int) -> Void = { _ in }, failed: (Failure) -> Void
    ) throws(Failure) -> [ArchiveStory] {
        let items = try Items(path)
        var stories: [ArchiveStory] = []
        var names: Set<String> = []
        try OrderedPool.run(jobs: jobs, ahead: 8 * jobs) { () throws(Failure) in
            try items.next()
        } work: { item in
            result(of: item)
        } deliver: { (results: [Result<[ArchiveStory], Failure>]) throws(Failure) in
            for result in results {
                switch result {
                case .success(let new):
                    for story in new {
                        if names.insert(story.story.id).inserted {
                            stories.append(story)
                        } else {
                            failed(
                                Failure(
                                    .badData, "two stories are called \(story.story.id); the second is left out",
                                    at: .init(file: path), advice: "give each story a name of its own"))
                        }
                    }
                case .failure(let failure): failed(failure)
                }
            }
            read(results.count)
        }
        return stories
    }

    private func result(of item: Item) -> Result<[ArchiveStory], Failure> {
        do throws(Failure) {
            switch item {
            case .file(let path): return .success(try stories(inFile: path))
            case .line(let line, let place):
                do throws(Failure) {
                    let story = try JSONStory(line.get()).story(language: language)
                    guard story.hasText else { throw Failure(.badData, "there is no text in \(story.story.id)") }
                    return .success([story])
                } catch {
                    throw Failure(error.kind, error.message, at: place, advice: error.advice)
                }
            }
        } catch {
            return .failure(error)
        }
    }

    /// The stories of a file, of which a package has several.
    private func stories(inFile path: String) throws(Failure) -> [ArchiveStory] {
        if reader.isSegmented {
            let article = try reader.article(at: path, language: language)
            return [try ArchiveStory(id: path, article.document, date: PathDate.of(path), path: path)]
        }
        let articles = try reader.articles(at: path, language: language)
        var stories: [ArchiveStory] = []
        for (number, article) in articles.enumerated() {
            let read: ReadArticle
            do { read = ReadArticle(path, try Document(article), metadata: article.metadata) } catch {
                throw error.inFile(path)
            }
            let isOnly = articles.count == 1
            let id = isOnly ? path : article.metadata.identifier ?? "\(path)#\(number + 1)"
            let story = try ArchiveStory(
                id: id, read.document, date: read.date(environment) ?? PathDate.of(path), path: isOnly ? path : nil)
            if story.hasText { stories.append(story) }
        }
        guard !stories.isEmpty else {
            throw Failure(.badData, "there is no text in it", at: .init(file: path))
        }
        return stories
    }

    /// The pieces of an archive, one by one.
    private final class Items: Sendable {
        private let files: Guarded<ArraySlice<String>>
        private let lines: Guarded<InputLines>?
        private let name: String

        init(_ path: String) throws(Failure) {
            name = inputName(path)
            if path != "-", (try? FileStatus(of: path))?.kind == .folder {
                files = Guarded(try ArchiveReader.files(in: path, depth: 0)[...])
                lines = nil
                return
            }
            let input = try InputLines(path, limit: ArchiveReader.longest)
            let kind = path == "-" ? .json : try ArchiveKind(of: path)
            switch kind {
            case .json: (files, lines) = (Guarded([]), Guarded(input))
            case .article: (files, lines) = (Guarded([path]), nil)
            case .paths(let paths): (files, lines) = (Guarded(paths[...]), nil)
            }
        }

        func next() throws(Failure) -> Item? {
            if let file = files.withLock({ $0.popFirst() }) { return .file(file) }
            guard let lines else { return nil }
            return try lines.withLock { (lines) throws(Failure) -> Item? in
                while true {
                    do throws(Failure) {
                        guard let line = try lines.next() else { return nil }
                        if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
                        return .line(.success(line), .init(file: name, line: lines.number))
                    } catch  where error.kind == .badData {
                        return .line(.failure(error), .init(file: name, line: lines.number))
                    }
                }
            }
        }
    }

    /// The files below a folder, in the order of their paths. Hidden ones are left out.
    private static func files(in folder: String, depth: Int) throws(Failure) -> [String] {
        guard depth < deepest else { return [] }
        let names: [String?]
        do throws(SystemError) { names = try FileSystem.names(in: folder) } catch {
            throw Failure(.noInput, "\(error)", at: .init(file: folder))
        }
        var files: [String] = []
        for name in names.compactMap({ $0 }).sorted() where !name.hasPrefix(".") {
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            switch (try? FileStatus(of: path))?.kind {
            case .folder: files += try self.files(in: path, depth: depth + 1)
            case .file: files.append(path)
            default: continue
            }
        }
        return files
    }
}

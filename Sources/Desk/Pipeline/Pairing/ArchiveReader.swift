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

    /// The most bytes of a line.
    static let longest = 64 << 20

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

    /// The pieces of an archive, one by one. Files of JSON Lines in a folder or a list are read line by line, too.
    private final class Items: Sendable {
        private struct State: ~Copyable {
            var files: ArraySlice<String> = []
            var lines: InputLines?
        }

        private let state: Guarded<State>

        init(_ path: String) throws(Failure) {
            var state = State()
            if path == "-" {
                state.lines = try InputLines(path, limit: ArchiveReader.longest)
            } else if (try? FileStatus(of: path))?.kind == .folder {
                var entered: Set<Place> = []
                state.files = try ArchiveReader.files(in: path, entered: &entered)[...]
            } else if case .paths(let paths) = try ArchiveKind(of: path) {
                state.files = paths[...]
            } else {
                state.files = [path]
            }
            self.state = Guarded(state)
        }

        func next() throws(Failure) -> Item? {
            try state.withLock { (state) throws(Failure) -> Item? in
                while true {
                    if let lines = state.lines {
                        if let item = Self.line(lines) { return item }
                        state.lines = nil
                    }
                    guard let file = state.files.popFirst() else { return nil }
                    // A file that cannot be opened is reported when it is read.
                    guard case .json? = try? ArchiveKind(of: file) else { return .file(file) }
                    state.lines = try? InputLines(file, limit: ArchiveReader.longest)
                }
            }
        }

        private static func line(_ lines: InputLines) -> Item? {
            while true {
                do throws(Failure) {
                    guard let line = try lines.next() else { return nil }
                    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
                    return .line(.success(line), .init(file: lines.name, line: lines.number))
                } catch  where error.kind == .badData {
                    return .line(.failure(error), .init(file: lines.name, line: lines.number))
                } catch {
                    return nil
                }
            }
        }
    }

    /// A folder, whichever path led to it.
    private struct Place: Hashable {
        let device: UInt64
        let node: UInt64
    }

    /// The files below a folder, in the order of their paths. Hidden ones are left out, and no folder is entered twice: links
    /// may form a circle.
    private static func files(in folder: String, entered: inout Set<Place>) throws(Failure) -> [String] {
        guard let status = try? FileStatus(of: folder),
            entered.insert(Place(device: status.device, node: status.node)).inserted
        else { return [] }
        let names: [String?]
        do throws(SystemError) { names = try FileSystem.names(in: folder) } catch {
            throw Failure(.noInput, "\(error)", at: .init(file: folder))
        }
        var files: [String] = []
        for name in names.compactMap({ $0 }).sorted() where !name.hasPrefix(".") {
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            switch (try? FileStatus(of: path))?.kind {
            case .folder: files += try self.files(in: path, entered: &entered)
            case .file: files.append(path)
            default: continue
            }
        }
        return files
    }
}

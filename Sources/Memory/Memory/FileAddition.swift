import CalqueCore
import CalqueFormats
import CalqueHistory
import CalqueUnits

/// Adds units to a memory that is one file, under its lock.
struct FileAddition {
    private let path: String
    private let header: TMXHeader
    private let options: Memory.AdditionOptions
    private let output: UnitOutput
    private let incoming: Incoming
    private var addition: Memory.Addition
    private var names: UnitNames
    /// What an alignment makes of the present units of its document, by their positions.
    private var actions: [Int: DocumentUnits.Action] = [:]

    /// - Parameter header: the header of a file that is made.
    static func add(
        _ units: some UnitSource, to path: String, of document: MemoryDocument, _ header: TMXHeader,
        _ options: Memory.AdditionOptions
    ) throws(Failure) -> Memory.Addition {
        let history = try options.history(of: path)
        defer { history?.end() }
        return try add(units, to: path, of: document, header, options, history)
    }

    /// Adds units to a file of a memory, whose history keeps what is replaced.
    static func add(
        _ units: some UnitSource, to path: String, of document: MemoryDocument, _ header: TMXHeader,
        _ options: Memory.AdditionOptions, _ history: ChangeRecorder?
    ) throws(Failure) -> Memory.Addition {
        let output = try UnitOutput(path, isDryRun: options.isDryRun, history: history)
        // The file is read only now that the lock is held, so the units of a writer that just finished are kept.
        let present: TMXReader? =
            Files.kind(of: path) == .file ? try TMXReader(path: path, onRepair: options.onRepair) : nil
        var writing = FileAddition(path, document, header, options, output, isNew: present == nil)
        if options.isAlignment {
            let new: DocumentUnits
            do throws(Failure) {
                new = try DocumentUnits(units, of: document, in: present == nil ? nil : path)
            } catch {
                throw error.inFile(path)
            }
            try writing.add(new, to: present)
        } else if let present {
            try writing.extend(present, with: units)
        } else {
            try writing.create(with: units)
        }
        try output.finish(present?.trailer ?? TMXTrailer(), unlessUnchanged: present != nil)
        return writing.addition
    }

    private init(
        _ path: String, _ document: MemoryDocument, _ header: TMXHeader, _ options: Memory.AdditionOptions,
        _ output: UnitOutput, isNew: Bool
    ) {
        self.path = path
        self.header = header
        self.options = options
        self.output = output
        incoming = Incoming(
            UnitKeys(where: options.same), policy: options.onConflict, now: options.now, meetsPresent: !isNew,
            areAligned: options.isAlignment)
        addition = Memory.Addition(file: path)
        names = document.unitNames
    }

    /// Adds an alignment.
    private mutating func add(_ new: DocumentUnits, to present: TMXReader?) throws(Failure) {
        actions = new.actions
        addition.revision = new.counts
        addition.drafts = new.drafts
        addition.alreadyThere = new.settled
        if let present {
            try extend(present, with: UnitList(new.rest))
        } else {
            try create(with: UnitList(new.rest))
        }
    }

    /// Writes a new file, in one pass over the units.
    private mutating func create(with units: some UnitSource) throws(Failure) {
        let stream = try units.open()
        while let unit = try stream.next() {
            let disposition = incoming.note(unit, header: stream.sourceHeader)
            if disposition.isWritten, !output.hasBegun {
                try output.begin(header.adopting(stream.sourceHeader), options)
            }
            try settle(unit, disposition, from: stream)
        }
        if !output.hasBegun { try output.begin(header.adopting(stream.sourceHeader), options) }
    }

    /// Writes the file anew: the present units, as the new ones change them, and then those of the new units that are
    /// kept. The new units are read once before and once after the present ones.
    private mutating func extend(_ present: TMXReader, with units: some UnitSource) throws(Failure) {
        let first = try units.open()
        names.reserveOnlyExpected()
        while let unit = try first.next() {
            incoming.note(unit, header: first.sourceHeader)
            if options.namesUnits, first.sourceHeader == nil { names.expect(unit) }
        }
        do throws(Failure) {
            if incoming.needsDates { try noteDates() }
            try copy(present)
        } catch {
            throw error.inFile(path)
        }
        incoming.finishMeeting()
        let stream = try units.open()
        var number = 0
        while let unit = try stream.next() {
            guard number < incoming.dispositions.count else { throw Self.sourceChanged }
            try settle(unit, incoming.dispositions[number], from: stream)
            number += 1
        }
        if number != incoming.dispositions.count { throw Self.sourceChanged }
    }

    /// Reads the dates of the present units. What a new unit replaces depends on all of them.
    private func noteDates() throws(Failure) {
        let present = try TMXReader(path: path)
        while let old = try present.nextUnit() {
            if actions[present.unitCount - 1] == nil { incoming.noteDate(of: old) }
        }
        incoming.decideByDate()
    }

    /// Writes the present units.
    private mutating func copy(_ present: TMXReader) throws(Failure) {
        try output.begin(present.header, options)
        while let old = try present.nextUnit() {
            if let action = actions[present.unitCount - 1] {
                try copy(old, action)
                continue
            }
            let (unit, isChanged) = try incoming.meet(old)
            if present.unitCount % 256 == 0 { options.onPresent(present.bytesRead) }
            if options.namesUnits, let unit { names.reserve(unit) }
            if isChanged { output.isChanged = true }
            if let unit { try output.write(unit) }
        }
    }

    /// Writes a present unit of the document that is aligned anew.
    private mutating func copy(_ old: TranslationUnit, _ action: DocumentUnits.Action) throws(Failure) {
        switch action {
        case .drop: output.isChanged = true
        case .keep:
            names.reserve(old)
            try output.write(old)
        case .renew(let unit):
            names.reserve(old)
            if unit == old { addition.alreadyThere += 1 } else { addition.updated += 1 }
            if unit != old { output.isChanged = true }
            try output.write(unit)
        }
    }

    /// Counts a new unit, and writes it if its disposition says so.
    private mutating func settle(
        _ unit: TranslationUnit, _ disposition: Incoming.Disposition, from stream: any UnitStream
    ) throws(Failure) {
        switch disposition {
        case .empty: addition.failed += 1
        case .present, .refused: addition.alreadyThere += 1
        case .counted, .replacing: addition.updated += 1
        case .new: addition.added += 1
        }
        guard disposition.isWritten else { return }
        var unit = unit
        if options.namesUnits, stream.sourceHeader == nil { names.name(&unit) }
        if options.isAlignment, unit.status == .draft { addition.drafts += 1 }
        do throws(Failure) {
            try output.write(unit, from: stream.sourceHeader, number: stream.headerNumber)
        } catch {
            throw error.inFile(path)
        }
        output.isChanged = true
    }

    private static var sourceChanged: Failure {
        Failure(.io, "the input changed while it was read", advice: "try again")
    }
}

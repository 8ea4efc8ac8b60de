import Foundation
import TestSupport
import Testing

/// Random changes of several memories, compared with a model that was written apart, in Python: a short version of
/// `Benchmarks/soak/sequences`.
@Suite struct MemorySequencesTests {
    @Test func aModelWrittenApartAgrees() throws {
        let run = try ChildProcess.run(
            "/usr/bin/env", ["python3", SharedData.packageRoot.path + "/Benchmarks/soak/sequences", "3", "2026"],
            environment: CalqueBinary.environment.merging(["CALQUE_BINARY": CalqueBinary.path]) { $1 })
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        #expect(run.output == "3 sequences of 30 changes: nothing found\n")
    }
}

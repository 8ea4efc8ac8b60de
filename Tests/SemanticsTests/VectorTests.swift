import Foundation
import TestSupport
import Testing

@testable import CalqueSemantics

@Suite struct VectorTests {
    private func random(_ count: Int, _ random: inout SeededGenerator) -> [Float] {
        (0..<count).map { _ in Float.random(in: -1...1, using: &random) }
    }

    private func product(_ one: [Float], _ other: [Float]) -> Float { zip(one, other).reduce(0) { $0 + $1.0 * $1.1 } }

    @Test(arguments: [64, 128, 192, 256, 512, 2048]) func stagesCoverTheVector(width: Int) {
        let stages = ByteVector.stages(width)
        #expect(stages.count == 3)
        #expect(stages.reduce(0, +) == width)
        #expect(stages.allSatisfy { $0 >= 0 } && stages[0] == min(width, 128))
    }

    @Test func bytesHaveTheDirectionOfTheVector() {
        var random = SeededGenerator(seed: 81)
        for width in [64, 512] {
            let vector = self.random(width, &random)
            let bytes = ByteVector(vector[...])
            #expect(bytes.values.map { abs(Int($0)) }.max() == 127)
            let values = bytes.values.map { Float($0) }
            let length = product(values, values).squareRoot()
            #expect(abs(bytes.factor * length - 1) < 1e-5)
            #expect(product(values, vector) / length / product(vector, vector).squareRoot() > 0.999)
            let second = ByteVector.stages(width)[0]
            let rest = values[second...].reduce(0) { $0 + $1 * $1 }.squareRoot()
            #expect(bytes.rests[0] >= rest && bytes.rests[0] < rest + 1e-2)
        }
    }

    @Test func aVectorWithoutLengthHasNoFactor() {
        let zeros = ByteVector([Float](repeating: 0, count: 64)[...])
        #expect(zeros.factor == 0 && zeros.values.allSatisfy { $0 == 0 })
        let infinite = ByteVector(([.infinity] + [Float](repeating: 1, count: 63))[...])
        #expect(infinite.factor == 0 && infinite.values == zeros.values)
        let unknown = ByteVector(([.nan] + [Float](repeating: 1, count: 63))[...])
        #expect(unknown.factor == 0 && unknown.values == zeros.values)
        let tiny = ByteVector([Float](repeating: .leastNonzeroMagnitude, count: 64)[...])
        #expect(tiny.factor.isFinite && tiny.values.count == 64)
    }

    @Test func aRotationKeepsProductsAndMovesLengthToTheFront() {
        var random = SeededGenerator(seed: 82)
        let width = 64
        // Vectors close to one direction, which the rotation has to find.
        let common = self.random(width, &random)
        let sample = (0..<200).flatMap { _ in zip(common, self.random(width, &random)).map { $0 + 0.3 * $1 } }
        let rotation = Rotation(of: sample, width: width)
        let rotated = rotation(sample)
        for row in stride(from: 0, to: 200, by: 17) {
            let (one, other) = (row * width, (row + 1) % 200 * width)
            let before = product(Array(sample[one..<one + width]), Array(sample[other..<other + width]))
            let after = product(Array(rotated[one..<one + width]), Array(rotated[other..<other + width]))
            #expect(abs(before - after) < 1e-2)
            let single = rotation.turn(Array(sample[one..<one + width]))
            #expect(zip(single, rotated[one..<one + width]).allSatisfy { abs($0 - $1) < 1e-4 })
            #expect(single[0] * single[0] > 0.5 * product(single, single))
        }
    }

    @Test func withoutASampleARotationChangesNothing() {
        let rotation = Rotation(of: [], width: 64)
        let vector = (0..<64).map { Float($0) }
        #expect(rotation.turn(vector) == vector)
    }

    @Test(arguments: [1, 3, 50]) func theNearestUnitsAreTheFirstOfAll(limit: Int) {
        var random = SeededGenerator(seed: 83)
        for _ in 0..<20 {
            var nearest = NearestUnits(limit: limit, cutoff: 0.25)
            var best: [Int: NearestUnits.Unit] = [:]
            for variant in 0..<80 {
                let unit = NearestUnits.Unit(
                    score: Float(Int.random(in: 0...16, using: &random)) / 16,
                    position: Int.random(in: 0..<30, using: &random), part: 0, variant: variant)
                nearest.insert(unit)
                guard unit.score >= 0.25 else { continue }
                if best[unit.position].map({ unit.precedes($0) }) ?? true { best[unit.position] = unit }
            }
            let expected = Array(best.values.sorted { $0.precedes($1) }.prefix(limit))
            #expect(nearest.units.map(\.position) == expected.map(\.position))
            #expect(nearest.units.map(\.score) == expected.map(\.score))
            #expect(nearest.least == (expected.count == limit ? max(0.25, expected.last?.score ?? 0) : 0.25))
        }
    }

    @Test func aHeaderIsReadBackAndOthersAreRefused() {
        let header = VectorHeader(encoder: "test 1", width: 128, rowCount: 7, languageEnds: [3, 3, 7])
        let bytes = header.serial
        #expect(bytes.withUnsafeBytes { VectorHeader($0) } == header)
        #expect(header.rows(ofLanguage: 1) == 3..<3 && header.rows(ofLanguage: 2) == 3..<7)
        for count in 0..<bytes.count { #expect(bytes[..<count].withUnsafeBytes { VectorHeader($0) } == nil) }
        let wrong = [
            VectorHeader(encoder: "x", width: 100, rowCount: 0, languageEnds: []),
            VectorHeader(encoder: "x", width: 0, rowCount: 0, languageEnds: []),
            VectorHeader(encoder: "x", width: 4096, rowCount: 0, languageEnds: []),
            VectorHeader(encoder: "x", width: 64, rowCount: 5, languageEnds: [4]),
            VectorHeader(encoder: "x", width: 64, rowCount: 5, languageEnds: [6, 5]),
        ]
        for header in wrong { #expect(header.serial.withUnsafeBytes { VectorHeader($0) } == nil) }
    }
}

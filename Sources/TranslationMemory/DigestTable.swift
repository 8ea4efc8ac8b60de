/// Numbers by digest, in one run of memory without a hash function: digests are random already.
///
/// Linear probing, at most two thirds full. 24 bytes a place.
struct DigestTable {
    private struct Place {
        var digest = Digest.none
        var number: Int32 = 0
    }

    private var places: [Place] = []
    private var mask = 0
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    /// The number of a digest, nil when it is not there.
    subscript(digest: Digest) -> Int32? {
        if places.isEmpty { return nil }
        return places.withUnsafeBufferPointer { places in
            let place = places[Self.index(of: digest, in: places, mask)]
            return place.digest == .none ? nil : place.number
        }
    }

    /// Puts the number in, unless the digest has one.
    /// - Returns: whether it had none.
    @discardableResult
    mutating func insert(_ digest: Digest, _ number: Int32 = 0) -> Bool {
        if (count + 1) * 3 > places.count * 2 { grow() }
        let isNew = places.withUnsafeMutableBufferPointer { places in
            let index = Self.index(of: digest, in: UnsafeBufferPointer(places), mask)
            guard places[index].digest == .none else { return false }
            places[index] = Place(digest: digest, number: number)
            return true
        }
        if isNew { count += 1 }
        return isNew
    }

    /// Where the digest is, or would be.
    private static func index(of digest: Digest, in places: UnsafeBufferPointer<Place>, _ mask: Int) -> Int {
        var index = Int(truncatingIfNeeded: digest.low) & mask
        while places[index].digest != .none, places[index].digest != digest { index = (index + 1) & mask }
        return index
    }

    private mutating func grow() {
        let old = places
        places = [Place](repeating: Place(), count: max(1024, old.count * 2))
        mask = places.count - 1
        count = 0
        for place in old where place.digest != .none { insert(place.digest, place.number) }
    }
}

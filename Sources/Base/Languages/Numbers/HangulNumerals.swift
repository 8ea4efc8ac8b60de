/// The units of numbers in Korean, which follow the digits without a blank: 150만, 3억, 2조.
enum HangulNumerals {
    /// Returns the power of ten of a unit, from 백 to 조; nil for other characters.
    static func power(_ scalar: UInt32) -> Int? {
        switch scalar {
        case 0xBC31: 2
        case 0xCC9C: 3
        case 0xB9CC: 4
        case 0xC5B5: 8
        case 0xC870: 12
        default: nil
        }
    }

    /// Returns a power of ten.
    static func tens(_ power: Int) -> Double { (0..<power).reduce(1) { value, _ in value * 10 } }
}

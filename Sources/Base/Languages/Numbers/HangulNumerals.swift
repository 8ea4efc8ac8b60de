/// The units of numbers in Korean, which follow the digits without a blank: 150만, 3억, 2조.
enum HangulNumerals {
    /// Returns what a unit from 백 to 조 multiplies by; nil for other characters.
    static func factor(_ scalar: UInt32) -> Double? {
        switch scalar {
        case 0xBC31: 1e2
        case 0xCC9C: 1e3
        case 0xB9CC: 1e4
        case 0xC5B5: 1e8
        case 0xC870: 1e12
        default: nil
        }
    }
}

import CCalqueLibXML2

/// The library libxml2.
package enum XMLLibrary {
    /// The version that runs: `2.9.14`. The library writes it without points, as `20914`.
    package static var version: String {
        let text = String(cString: calque_xml_version())
        guard let number = Int(text.prefix { $0.isASCII && $0.isNumber }) else { return text }
        return "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
    }
}

import CalqueUnits
import CalqueXML

/// Elements of TMX 1.4, as `tmx14.dtd` names them.
struct TMXElements: OptionSet, Sendable {
    let rawValue: UInt32

    static let tmx = Self(rawValue: 1 << 0)
    static let header = Self(rawValue: 1 << 1)
    static let note = Self(rawValue: 1 << 2)
    static let prop = Self(rawValue: 1 << 3)
    static let ude = Self(rawValue: 1 << 4)
    static let map = Self(rawValue: 1 << 5)
    static let tu = Self(rawValue: 1 << 6)
    static let tuv = Self(rawValue: 1 << 7)
    static let seg = Self(rawValue: 1 << 8)
    static let bpt = Self(rawValue: 1 << 9)
    static let ept = Self(rawValue: 1 << 10)
    static let it = Self(rawValue: 1 << 11)
    static let ph = Self(rawValue: 1 << 12)
    static let hi = Self(rawValue: 1 << 13)
    static let sub = Self(rawValue: 1 << 14)
    static let ut = Self(rawValue: 1 << 15)

    init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The elements that may have an attribute.
    init(allowing attribute: String) {
        self =
            switch attribute {
            case "xml:lang", "lang": [.note, .prop, .tuv]
            case "creationdate", "changedate", "creationid", "changeid", "creationtool", "creationtoolversion", "o-tmf":
                [.header, .tu, .tuv]
            case "usagecount", "lastusagedate": [.tu, .tuv]
            case "tuid": .tu
            case "type": [.prop, .bpt, .it, .ph, .hi, .sub]
            case "i": [.bpt, .ept]
            case "x": [.bpt, .it, .ph, .hi, .ut]
            case "pos": .it
            case "assoc": .ph
            case "srclang", "segtype": [.header, .tu]
            case "datatype": [.header, .tu, .tuv, .sub]
            case "o-encoding": [.header, .note, .prop, .tu, .tuv]
            case "adminlang": .header
            case "name", "base": .ude
            case "unicode", "code", "ent", "subst": .map
            case "version": .tmx
            default: []
            }
    }
}

extension InlineElement.Kind {
    /// The element; none if it is not in TMX.
    var element: TMXElements {
        switch self {
        case .bpt: .bpt
        case .ept: .ept
        case .it: .it
        case .ph: .ph
        case .hi: .hi
        case .sub: .sub
        case .ut: .ut
        case .other: []
        }
    }

    /// Whether TMX allows this element inside another one; nil stands for a segment. A code holds `sub` only, and `sub` is
    /// only in a code.
    func isAllowed(inside outer: InlineElement.Kind?) -> Bool {
        let isInCode =
            switch outer {
            case nil, .hi, .sub, .other: false
            case .bpt, .ept, .it, .ph, .ut: true
            }
        return switch self {
        case .sub: isInCode
        case .bpt, .ept, .it, .ph, .hi, .ut: !isInCode
        case .other: false
        }
    }
}

extension MarkupElement {
    /// Whether this is a user-defined encoding as TMX has it in a header.
    var isEncoding: Bool {
        guard name == "ude", attributes["name"] != nil, !children.isEmpty else { return false }
        return children.allSatisfy { child in
            guard case .element(let map) = child else { return false }
            return map.name == "map" && map.attributes["unicode"] != nil && map.children.isEmpty
        }
    }
}

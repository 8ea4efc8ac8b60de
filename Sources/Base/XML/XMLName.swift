/// The name of an element or attribute (Namespaces in XML 1.0).
package struct XMLName: Sendable, Hashable {
    /// The name as it is written: `xml:lang`.
    package let qualified: String
    /// Without the prefix: `lang`.
    package let local: String
    /// The namespace's URI; nil when there is none or the prefix was not declared.
    package let namespace: String?

    package init(qualified: String, local: String, namespace: String? = nil) {
        self.qualified = qualified
        self.local = local
        self.namespace = namespace
    }
}

/// An attribute with its name as it is written and its value with references resolved.
public struct XMLAttribute: Sendable, Hashable {
    /// The name with its prefix.
    public var name: String
    /// The value without quotes and references.
    public var value: String

    /// Makes an attribute.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension [XMLAttribute] {
    /// The value of the attribute of that name. Setting nil removes the attribute. A new attribute is added at the end.
    /// - Complexity: O(count).
    public subscript(name: String) -> String? {
        get { first { $0.name == name }?.value }
        set {
            let index = firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): self[index].value = value
            case (let index?, nil): remove(at: index)
            case (nil, let value?): append(XMLAttribute(name, value))
            case (nil, nil): break
            }
        }
    }
}

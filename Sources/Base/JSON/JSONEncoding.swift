import CalqueCore

/// The encoder behind `JSONWriter.text(of:)`.
struct JSONEncoding: Encoder {
    let node: JSONNode
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .object = node.content {} else { node.content = .object([:]) }
        return KeyedEncodingContainer(JSONMembers(node: node, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        node.content = .array([])
        return JSONItems(node: node, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { JSONSingle(node: node, codingPath: codingPath) }
}

/// Writes a value into a node. The types of the standard library have no container of their own.
func encode(_ value: some Encodable, into node: JSONNode, _ path: [any CodingKey]) throws {
    switch value {
    case let text as String: node.content = .string(text)
    case let flag as Bool: node.content = .literal(flag ? "true" : "false")
    case let number as any BinaryInteger: node.content = .literal("\(number)")
    case let number as Double: node.content = .literal(try digits(number.description, number.isFinite, path))
    case let number as Float: node.content = .literal(try digits(number.description, number.isFinite, path))
    default: try value.encode(to: JSONEncoding(node: node, codingPath: path))
    }
}

/// The shortest digits that give the number again; without `.0`.
private func digits(_ text: String, _ isFinite: Bool, _ path: [any CodingKey]) throws -> String {
    guard isFinite else {
        let place = path.map(\.stringValue).joined(separator: ".")
        throw Failure(.internal, "JSON has no number \(text)\(place.isEmpty ? "" : ", the value of \(place)")")
    }
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

private struct JSONSingle: SingleValueEncodingContainer {
    let node: JSONNode
    let codingPath: [any CodingKey]

    mutating func encodeNil() { node.content = .literal("null") }
    mutating func encode<Value: Encodable>(_ value: Value) throws {
        try CalqueJSON.encode(value, into: node, codingPath)
    }
}

private struct JSONMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: JSONNode
    let codingPath: [any CodingKey]

    private func member(_ key: any CodingKey) -> JSONNode {
        let member = JSONNode()
        guard case .object(var members) = node.content else { return member }
        node.content = .object([:])  // so that the dictionary is not copied
        members[key.stringValue] = member
        node.content = .object(members)
        return member
    }

    mutating func encodeNil(forKey key: Key) { member(key).content = .literal("null") }

    mutating func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        try CalqueJSON.encode(value, into: member(key), codingPath + [key])
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        JSONEncoding(node: member(key), codingPath: codingPath + [key]).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        JSONEncoding(node: member(key), codingPath: codingPath + [key]).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder { JSONEncoding(node: node, codingPath: codingPath) }

    mutating func superEncoder(forKey key: Key) -> any Encoder {
        JSONEncoding(node: member(key), codingPath: codingPath + [key])
    }
}

private struct JSONItems: UnkeyedEncodingContainer {
    let node: JSONNode
    let codingPath: [any CodingKey]

    var count: Int {
        guard case .array(let items) = node.content else { return 0 }
        return items.count
    }

    private func item() -> JSONNode {
        let item = JSONNode()
        guard case .array(var items) = node.content else { return item }
        node.content = .array([])  // so that the array is not copied
        items.append(item)
        node.content = .array(items)
        return item
    }

    mutating func encodeNil() { item().content = .literal("null") }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
        try CalqueJSON.encode(value, into: item(), codingPath)
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        JSONEncoding(node: item(), codingPath: codingPath).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        JSONEncoding(node: item(), codingPath: codingPath).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder { JSONEncoding(node: item(), codingPath: codingPath) }
}

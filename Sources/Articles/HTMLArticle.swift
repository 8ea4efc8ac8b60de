import Core
enum HTMLArticle { static func blocks(of source: [UInt8]) throws -> [Block] { PlainText.blocks(of: source) } }

import Calque
import CommandLineKit
let queryCommand = Command("query", "Find segments like a text") { call in .nothing }

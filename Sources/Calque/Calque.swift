// The umbrella: `import Calque` gives a program all rooms from article to match. What stands on the left of the house
// knows nothing of what stands on the right; a program that needs less imports a room alone.
@_exported public import Alignment
@_exported public import Archives
@_exported public import Articles
@_exported public import Core
@_exported public import Embedding
@_exported public import ICU
@_exported public import Leverage
@_exported public import Matching
@_exported public import Quality
@_exported public import Repair
@_exported public import Segmentation
@_exported public import Semantics
@_exported public import TranslationMemory
@_exported public import XML

/// The version of Calque, which `calque --version` prints and TMX headers carry.
public let calqueVersion = "0.1.0"

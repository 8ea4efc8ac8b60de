// The umbrella: `import Calque` gives a program all rooms from article to match. What stands on the left of the house
// knows nothing of what stands on the right; a program that needs less imports a room alone.
@_exported public import CalqueAlignment
@_exported public import CalqueArchives
@_exported public import CalqueArticles
@_exported public import CalqueConcordance
@_exported public import CalqueCore
@_exported public import CalqueEmbedding
@_exported public import CalqueFormats
@_exported public import CalqueICU
@_exported public import CalqueIO
@_exported public import CalqueLeverage
@_exported public import CalqueLexicons
@_exported public import CalqueMatchIndex
@_exported public import CalqueMatching
@_exported public import CalqueMemory
@_exported public import CalqueQuality
@_exported public import CalqueRepair
@_exported public import CalqueSegmentation
@_exported public import CalqueSemantics
@_exported public import CalqueUnits
@_exported public import CalqueXML

/// The version of Calque, which `calque --version` prints and TMX headers carry.
public let calqueVersion = "0.1.0"

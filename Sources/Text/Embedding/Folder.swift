import CalqueIO

extension UniversalSentenceEncoder {
    /// The folder of the encoder that is installed: `$CALQUE_ENCODER` where that is set (to nothing: none is wanted),
    /// otherwise `calque/encoder/use-multilingual-3` in `$XDG_DATA_HOME` or `~/.local/share`.
    /// - Returns: nil where no encoder is wanted or none is there. A folder that was named is returned in any case, so
    ///   that using it says what is wrong with it.
    package static func standardFolder() -> String? {
        standardFolder(variable: CurrentProcess.environment)
    }

    /// The same with the environment given.
    package static func standardFolder(variable: (String) -> String?) -> String? {
        if let named = variable("CALQUE_ENCODER") { return named.isEmpty ? nil : named }
        var data = variable("XDG_DATA_HOME") ?? ""
        if data.isEmpty {
            guard let home = variable("HOME"), !home.isEmpty else { return nil }
            data = home + "/.local/share"
        }
        let folder = data + "/calque/encoder/use-multilingual-3"
        return FileSystem.isReadable(folder + "/sp.model") ? folder : nil
    }
}

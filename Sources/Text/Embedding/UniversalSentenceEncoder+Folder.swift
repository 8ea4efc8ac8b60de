import CalqueIO

extension UniversalSentenceEncoder {
    /// Returns the folder of the installed encoder: `$CALQUE_ENCODER` if it is set, otherwise
    /// `calque/encoder/use-multilingual-3` in `$XDG_DATA_HOME` or `~/.local/share`.
    ///
    /// - Returns: nil if `$CALQUE_ENCODER` is empty, or if it is not set and no encoder is installed. A folder that the
    ///   variable names is returned unchecked, so that its use reports what is wrong.
    public static func standardFolder() -> String? {
        standardFolder(variable: CurrentProcess.environment)
    }

    /// Returns the same folder with another environment.
    public static func standardFolder(variable: (String) -> String?) -> String? {
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

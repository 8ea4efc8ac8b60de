import CalqueIO

/// The folder for files that Calque can rebuild.
@usableFromInline package enum CacheFolder {
    /// Returns `calque` in `$XDG_CACHE_HOME` or `~/.cache`, or nil if neither is known.
    @usableFromInline package static func standard() -> String? {
        standard(variable: CurrentProcess.environment)
    }

    /// The same for a given environment.
    package static func standard(variable: (String) -> String?) -> String? {
        // The specification of base directories says to ignore a relative path.
        if let cache = variable("XDG_CACHE_HOME"), cache.hasPrefix("/") { return cache + "/calque" }
        guard let home = variable("HOME"), home.hasPrefix("/") else { return nil }
        return home + "/.cache/calque"
    }
}

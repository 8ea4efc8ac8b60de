import CalqueIO

/// Where Calque keeps what can be made anew.
package enum CacheFolder {
    /// `calque` in `$XDG_CACHE_HOME` or `~/.cache`. - Returns: nil where neither is known.
    package static func standard() -> String? {
        standard(variable: CurrentProcess.environment)
    }

    /// The same with the environment given.
    package static func standard(variable: (String) -> String?) -> String? {
        // The specification of base directories says to pass over a path that is not absolute.
        if let cache = variable("XDG_CACHE_HOME"), cache.hasPrefix("/") { return cache + "/calque" }
        guard let home = variable("HOME"), home.hasPrefix("/") else { return nil }
        return home + "/.cache/calque"
    }
}

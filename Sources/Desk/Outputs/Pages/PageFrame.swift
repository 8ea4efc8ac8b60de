/// The frame of all pages: one file without scripts, in one style.
struct PageFrame {
    let title: String
    /// The language of the title.
    let language: String
    let generator: String
    /// The style sheets, the common one first.
    let styles: [[UInt8]]

    /// - Parameters:
    ///   - header: the content below the title, as HTML.
    ///   - main: the main content, as HTML.
    func page(header: String, main: String) -> String {
        let title = HTML.escaped(title)
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <meta name="generator" content="\(HTML.escaped(generator))"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
            <title>\(title)</title>
            <style>
            \(styles.map { String(decoding: $0, as: UTF8.self) }.joined())</style>
            </head>
            <body>
            <header>
            <h1 lang="\(HTML.escaped(language))" dir="auto">\(title)</h1>
            \(header)</header>
            \(main)<footer>Made by \(HTML.escaped(generator)).</footer>
            </body>
            </html>

            """
    }
}

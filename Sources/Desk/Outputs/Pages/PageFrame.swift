/// What every page of ours has around its content: one file without a script, in the same looks.
struct PageFrame {
    let title: String
    /// Of the title.
    let language: String
    let generator: String
    /// Style sheets, the common one first.
    let styles: [[UInt8]]

    /// - Parameters:
    ///   - header: what stands below the title, as HTML.
    ///   - main: the content, as HTML.
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

import TestSupport

extension InputCase {
    /// Mail.
    static let mails: [InputCase] = [
        InputCase(
            "alt.eml",
            "Received: from x\r\nFrom: =?koi8-r?B?4c7OwSDzzcnU?= <a@x.example>\r\nTo: d@x.example\r\nSubject:"
                + " =?UTF-8?Q?Port_Alba_to_rebuild?=\r\n =?UTF-8?Q?_harbour_wall?=\r\nDate: Mon, 6 Apr 2026 08:00:0"
                + "0 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"AA\"\r\n\r\npreamble\r"
                + "\n--AA\r\nContent-Type: multipart/alternative; boundary=BB\r\n\r\n--BB\r\nContent-Type: text/pla"
                + "in; charset=\"utf-8\"\r\nContent-Transfer-Encoding: base64\r\n\r\nVGhlIGNvdW5jaWwgb2YgUG9ydCBBbG"
                + "JhIHZvdGVkIG9uIFR1ZXNkYXkgdG8gcmVidWlsZCB0aGUgb2xkIGhhcmJvdXIgd2FsbC4NCg0KV29yayB3aWxsIGJlZ2luIG"
                + "luIEp1bmUgYW5kIHRha2UgdHdvIHllYXJzLCB0aGUgbWF5b3Igc2FpZC4NCg==\r\n--BB\r\nContent-Type: text/htm"
                + "l; charset=utf-8\r\n\r\n<p>html</p>\r\n--BB--\r\n--AA\r\nContent-Type: image/png; name=a.png\r\n"
                + "Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment\r\n\r\niVBORw0KGgo=\r\n--AA"
                + "--\r\n",
            has: [
                "Port Alba to rebuild harbour wall",
                "The council of Port Alba voted on Tuesday to rebuild the old harbour wall.",
                "Work will begin in June and take two years, the mayor said.",
            ], lacks: ["iVBOR", "preamble", "BB", "html"], date: "2026-04-06T08:00:00+02:00", author: "Анна Смит"),
        InputCase(
            "html.eml",
            "From: a@x.example\nSubject: Port Alba to rebuild harbour wall\nDate: Mon, 6 Apr 2026 08:00:00 +0"
                + "200\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quote"
                + "d-printable\n\n<html><body><p style=3D\"x\">The council of Port Alba voted on Tuesday to rebuild"
                + " the old harbour wall.</p><p>Work will begin in June and take two years, the mayor said.</p></bo"
                + "dy></html>\n",
            has: [
                "The council of Port Alba voted on Tuesday to rebuild the old harbour wall.",
                "Work will begin in June and take two years, the mayor said.",
            ], lacks: ["3D", "<p"]),
        InputCase(
            "box.mbox",
            "From a@x Mon Apr  6 08:00:00 2026\nFrom: a@x.example\nTo: b@x\nSubject: One\nDate: Mon, 6 Apr 20"
                + "26 08:00:00 +0200\n\nThe council of Port Alba voted on Tuesday to rebuild the old harbour wall."
                + "\n\nFrom b@x Mon Apr  6 09:00:00 2026\nFrom: b@x.example\nTo: a@x\nSubject: Two\nDate: Mon, 6 Ap"
                + "r 2026 09:00:00 +0200\n\nWork will begin in June and take two years, the mayor said.\n",
            has: [
                "The council of Port Alba voted on Tuesday to rebuild the old harbour wall.",
                "Work will begin in June and take two years, the mayor said.", "One", "Two",
            ], lacks: ["a@x"], count: 2),
        InputCase(
            "attach.eml",
            "From: a@x.example\nTo: b@x\nSubject: doc\nMIME-Version: 1.0\nContent-Type: application/msword; n"
                + "ame=release.doc\nContent-Transfer-Encoding: base64\n\n0M8R4A==\n",
            refusal: "release.doc"),
    ]
}

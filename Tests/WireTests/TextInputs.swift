import TestSupport

extension InputCase {
    /// Plain forms.
    static let texts: [InputCase] = [
        InputCase(
            "note.md",
            "---\ntitle: Port Alba to rebuild harbour wall\ndate: 2026-04-06\n---\n\n# Port Alba to rebuild h"
                + "arbour wall\n\nThe council of *Port Alba* voted on **Tuesday** to rebuild the [old harbour](http"
                + "s://x.example/a_b) wall.\n\n## Costs\n\n1. first_name stays\n2. 5 * 3 = 15\n\n```\ncode();\n```"
                + "\n\n> Work will begin in June and take two years, the mayor said.\n\n![pic](a.png)\n\n| a | b |"
                + "\n|---|---|\n| cell one | cell two |\n",
            has: [
                "Port Alba to rebuild harbour wall",
                "The council of Port Alba voted on Tuesday to rebuild the old harbour wall.",
                "Work will begin in June and take two years, the mayor said.", "Costs", "first_name stays", "cell one",
            ], lacks: ["**", "](", "```", "code()", "a.png", "---", "> "], date: "2026-04-06"),
        InputCase(
            "s.srt",
            "1\r\n00:00:01,000 --> 00:00:04,000\r\n<i>The council voted</i>\r\non Tuesday.\r\n\r\n2\r\n00:00:"
                + "05,000 --> 00:00:06,000\r\n{\\an8}It is late.\r\n",
            has: ["The council voted on Tuesday.", "It is late."], lacks: ["-->", "<i>", "an8"]),
        InputCase(
            "s.vtt",
            "WEBVTT - x\n\nNOTE hidden\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:04.000 align"
                + ":start\n<v Anna>The council voted.\n\n00:05.000 --> 00:06.000\n- It is late.\n",
            has: ["The council voted.", "It is late."], lacks: ["WEBVTT", "hidden", "cue", "intro", "-->"]),
        InputCase(
            "xinhua.txt",
            "新华社北京4月6日电（记者王雪）阿尔巴市议会6日决定重建港口旧墙。\n\n工程将于6月开始，历时两年。（完）\n\n（完）\n【编辑:赵磊】\n",
            has: ["工程将于6月开始，历时两年。"]),
        InputCase(
            "reuters.txt",
            "URGENT\nBC-Alba-Harbour, 1st Ld\nEds: Adds quote.\nPort Alba to rebuild harbour wall\nBy Anna Sm"
                + "ith\nReuters\n\nPORT ALBA, April 6 (Reuters) - The council of Port Alba voted on Tuesday to rebu"
                + "ild the old harbour wall.\n\nWork will begin in June and take two years, the mayor said.\n\n(Rep"
                + "orting by Anna Smith; Editing by Li Wei)\n(more)\nanna.smith@wire.example\n+44 20 1234 5678\n",
            has: [
                "Port Alba to rebuild harbour wall",
                "The council of Port Alba voted on Tuesday to rebuild the old harbour wall.",
                "Work will begin in June and take two years, the mayor said.",
            ]),
        InputCase(
            "wrapped1.txt",
            "ZCZC\nAlba/Harbour/\nPort Alba to rebuild harbour wall =\n\nPORT ALBA (XYZ) - The council of Por"
                + "t Alba voted on Tuesday to rebuild\nthe old harbour wall, which a storm had swept away in the wi"
                + "nter after\na century of use.\n\n(END)\n",
            has: [
                "PORT ALBA (XYZ) - The council of Port Alba voted on Tuesday to rebuild the old harbour wall, which a storm had swept away in the winter after a century of use."
            ]),
        InputCase(
            "wrapped-head.txt",
            "bc-Alba-Harbour, 1st LD-Writethru   04-06 0312\nPort Alba to rebuild harbour wall\nEds: UPDATES thr"
                + "oughout.\nBy ANNA SMITH\n\nPORT ALBA (XYZ) -- The council of Port Alba voted on Tuesday to rebu"
                + "ild\nthe old harbour wall, which a storm had swept away in the winter after\na century of use.\n\n"
                + "Work will begin in June and take two years, the mayor said, and then the\nport will be open to la"
                + "rge ships.\n\nNobody was hurt.\n\n(more)\n",
            has: [
                "Port Alba to rebuild harbour wall",
                "PORT ALBA (XYZ) -- The council of Port Alba voted on Tuesday to rebuild the old harbour wall, which a storm had swept away in the winter after a century of use.",
                "Work will begin in June and take two years, the mayor said, and then the port will be open to large ships.",
            ], lacks: ["bc-Alba", "Eds:"]),
        InputCase(
            "snippet.html",
            "Harbour news\n<p>The council of Port Alba voted on Tuesday to rebuild the old harbour wall.</p>"
                + "\n<p>Work will begin in June and take two years, the mayor said.</p>",
            has: [
                "The council of Port Alba voted on Tuesday to rebuild the old harbour wall.",
                "Work will begin in June and take two years, the mayor said.",
            ], lacks: ["<p>"]),
    ]
}

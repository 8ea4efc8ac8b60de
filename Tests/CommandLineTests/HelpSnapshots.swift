// swift-format-ignore-file
// Written by PagesTests with CALQUE_RECORD=1; look at the differences before they are kept.

let helpSnapshots = [
    "help, 80 columns": """
        press 1.2.3: A press for made-up news

        Usage:
          press COMMAND [OPTIONS] [OPERANDS]

        It prints what the tests need, and nothing else.

        Commands:
          query        Find segments like a text
          memory       Look after memories
          check        Check a file
          exclude      Refuse a call
          flood        Write without end
          fail         Meet a fault
          help         Show help for a command
          completions  Print a completion script for a shell
          man          Print the manual page

        Common options:
              --color auto|always|never  Write in colour; auto does so on a terminal
                                         unless NO_COLOR is set (default: auto)
          -q, --quiet                    Show no warnings, notes or progress
          -h, --help                     Show help
          -V, --version                  Show the version; with --verbose after it, the
                                         libraries, programs and data, too

        See 'press help COMMAND' for one command.

        """,
    "help, 40 columns": """
        press 1.2.3: A press for made-up news

        Usage:
          press COMMAND [OPTIONS] [OPERANDS]

        It prints what the tests need, and
        nothing else.

        Commands:
          query        Find segments like a text
          memory       Look after memories
          check        Check a file
          exclude      Refuse a call
          flood        Write without end
          fail         Meet a fault
          help         Show help for a command
          completions  Print a completion script
                       for a shell
          man          Print the manual page

        Common options:
          --color auto|always|never
                         Write in colour; auto
                         does so on a terminal
                         unless NO_COLOR is set
                         (default: auto)
          -q, --quiet    Show no warnings, notes
                         or progress
          -h, --help     Show help
          -V, --version  Show the version; with
                         --verbose after it, the
                         libraries, programs and
                         data, too

        See 'press help COMMAND' for one
        command.

        """,
    "help query, 80 columns": """
        press query: Find segments like a text

        Usage:
          press query [OPTIONS] MEMORY [TEXT…]

        Every segment that is as like as the cutoff asks is shown, best first. 与原文最
        相似的译文排在最前面，读者可以直接使用。

        A match is a line:
            98  The source.  Перевод.

        Operands:
          MEMORY  The memory, a file or a folder
          TEXT    What to look for; 新闻 is fine

        Options:
          -c, --cutoff PERCENT     Show matches that are at least this alike; what
                                   stands below it is not worth a translator's time (0
                                   to 100; default: 70)
              --weight NUMBER      How much the length counts (-1 to 1; default: 0.5)
              --charset NAME       Read in this charset (default: as the file declares)
          -l, --language LANG      Only these languages (may be repeated)
              --log FILE           Write what happens to a file
              --index, --no-index  Use the index (default: on)
          -v, --verbose            Say more
          -z, --fuzzy              Allow for misprints

        Output options:
          -f, --format text|json|tmx  How to write (default: text)

        Common options:
              --color auto|always|never  Write in colour; auto does so on a terminal
                                         unless NO_COLOR is set (default: auto)
          -q, --quiet                    Show no warnings, notes or progress
          -h, --help                     Show help
          -V, --version                  Show the version; with --verbose after it, the
                                         libraries, programs and data, too

        Examples:
          press query wire.tmx -c 80 'Oil prices'
              Show matches of 80 % or more.

        Exit codes:
          0  done
          1  no segment is like it

        """,
    "help query, 40 columns": """
        press query: Find segments like a text

        Usage:
          press query [OPTIONS] MEMORY [TEXT…]

        Every segment that is as like as the
        cutoff asks is shown, best first. 与原文
        最相似的译文排在最前面，读者可以直接使
        用。

        A match is a line:
            98  The source.  Перевод.

        Operands:
          MEMORY  The memory, a file or a folder
          TEXT    What to look for; 新闻 is fine

        Options:
          -c, --cutoff PERCENT
                         Show matches that are
                         at least this alike;
                         what stands below it is
                         not worth a
                         translator's time (0 to
                         100; default: 70)
          --weight NUMBER
                         How much the length
                         counts (-1 to 1;
                         default: 0.5)
          --charset NAME
                         Read in this charset
                         (default: as the file
                         declares)
          -l, --language LANG
                         Only these languages
                         (may be repeated)
          --log FILE
                         Write what happens to a
                         file
          --index, --no-index
                         Use the index (default:
                         on)
          -v, --verbose  Say more
          -z, --fuzzy    Allow for misprints

        Output options:
          -f, --format text|json|tmx
                How to write (default: text)

        Common options:
          --color auto|always|never
                         Write in colour; auto
                         does so on a terminal
                         unless NO_COLOR is set
                         (default: auto)
          -q, --quiet    Show no warnings, notes
                         or progress
          -h, --help     Show help
          -V, --version  Show the version; with
                         --verbose after it, the
                         libraries, programs and
                         data, too

        Examples:
          press query wire.tmx -c 80 'Oil prices'
              Show matches of 80 % or more.

        Exit codes:
          0  done
          1  no segment is like it

        """,
    "help memory, 80 columns": """
        press memory: Look after memories

        Usage:
          press memory [OPTIONS] COMMAND

        Commands:
          info  Tell what is in a memory
          add   Add files

        Common options:
              --color auto|always|never  Write in colour; auto does so on a terminal
                                         unless NO_COLOR is set (default: auto)
          -q, --quiet                    Show no warnings, notes or progress
          -h, --help                     Show help
          -V, --version                  Show the version; with --verbose after it, the
                                         libraries, programs and data, too

        See 'press help memory COMMAND' for one command.

        """,
    "help memory, 40 columns": """
        press memory: Look after memories

        Usage:
          press memory [OPTIONS] COMMAND

        Commands:
          info  Tell what is in a memory
          add   Add files

        Common options:
          --color auto|always|never
                         Write in colour; auto
                         does so on a terminal
                         unless NO_COLOR is set
                         (default: auto)
          -q, --quiet    Show no warnings, notes
                         or progress
          -h, --help     Show help
          -V, --version  Show the version; with
                         --verbose after it, the
                         libraries, programs and
                         data, too

        See 'press help memory COMMAND' for one
        command.

        """,
]

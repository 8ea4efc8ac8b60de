package import CalqueUnits

/// What a person will want to know of a change: the command that made it, and when.
package struct ChangeNote: Sendable, Hashable {
    /// The command as it was typed.
    package var command: String
    package var date: UnitDate

    package init(command: String, date: UnitDate) {
        self.command = command
        self.date = date
    }
}

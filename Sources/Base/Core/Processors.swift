import CCalqueSystem

/// The processors of the machine.
package enum Processors {
    /// The count that the process may use: `taskset` and cpusets may allow fewer than there are. At least 1.
    package static var available: Int { Int(calque_processors()) }
}

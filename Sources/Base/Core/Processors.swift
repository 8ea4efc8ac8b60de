import CCalqueSystem

/// The processors of the machine.
public enum Processors {
    /// The count that the process may use: `taskset` and cpusets may allow fewer than there are. At least 1.
    public static var available: Int { Int(calque_processors()) }
}

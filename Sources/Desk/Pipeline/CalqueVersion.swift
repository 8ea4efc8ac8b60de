/// The version of Calque. `calque --version` prints it, and headers of TMX files carry it.
package let calqueVersion = "0.1.0"

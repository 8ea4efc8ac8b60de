import CalqueICU

/// What makes two texts differ in form only.
package enum FormClass: String, CaseIterable, Sendable {
    case letterCase = "case"
    case spaces
    case hyphens
    case quotes
    case yo = "ё"
    case marks = "stress and vowel marks"
    case width = "compatibility characters"
    case invisible = "invisible characters"
    case signs = "™ and ®"
    case composition = "composed letters"
}

extension Match {
    /// The kinds of differences in form, for `.translator`; none if the score has no penalty for them. White space counts only
    /// where no word differs, as in the score.
    /// - Complexity: that of `edits`.
    package var formClasses: [FormClass] {
        guard score.penalties.contains(.form) else { return [] }
        // NFKC, which keeps the case.
        let compatibility = try? Transliterator("NFKC")
        var found: Set<FormClass> = []
        if score.distance == 0, score.penalties == .form {
            found = FormClass.between(source, query, compatibility)
        } else {
            let (source, query) = (ShownText(taggedSource, .translator), ShownText(taggedQuery, .translator))
            for (one, other) in EditScript.pairs(source, query) {
                found.formUnion(FormClass.between(source.text(one), query.text(other), compatibility))
            }
        }
        return FormClass.allCases.filter { found.contains($0) }
    }
}

extension FormClass {
    /// Returns the classes without which two texts of one folded form differ.
    ///
    /// - Parameter compatibility: NFKC.
    static func between(_ one: String, _ other: String, _ compatibility: Transliterator?) -> Set<FormClass> {
        if one.utf8.elementsEqual(other.utf8) { return [] }
        var found: Set<FormClass> = []
        let (left, right) = (reduce(one, compatibility, except: nil), reduce(other, compatibility, except: nil))
        // Nothing but the marks of numbers in another script.
        if left != right { return [.width] }
        // Canonically equivalent texts are equal strings.
        for form in allCases
        where form != .composition
            && reduce(one, compatibility, except: form) != reduce(other, compatibility, except: form)
        {
            found.insert(form)
        }
        if found.isEmpty { found.insert(.composition) }
        return found
    }

    /// Removes what each class but one makes different.
    private static func reduce(_ text: String, _ compatibility: Transliterator?, except form: FormClass?) -> String {
        var reduced = String.UnicodeScalarView()
        var base: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if scalar.properties.isWhitespace || value == 0x200B {
                if form == .spaces { reduced.append(scalar) }
            } else if FoldedScalar.isSign(value) {
                if form == .signs { reduced.append(scalar) }
            } else if FoldedScalar.isDropped(value, after: base.value) {
                if form == .marks { reduced.append(scalar) }
            } else if scalar.properties.isDefaultIgnorableCodePoint {
                if form == .invisible { reduced.append(scalar) }
            } else if value == 0x308, base == "е" || base == "Е" {
                if form == .yo { reduced.append(scalar) }
            } else {
                let isNumber = base.properties.generalCategory == .decimalNumber
                if !FoldedScalar.isMark(scalar) { base = scalar }
                reduced.append(
                    contentsOf: usual(scalar, compatibility, isNumber: isNumber, except: form).unicodeScalars)
            }
        }
        return form == .letterCase ? String(reduced) : String(reduced).lowercased()
    }

    /// Returns the usual form of a character, unless its class is the one that is kept.
    private static func usual(
        _ scalar: Unicode.Scalar, _ compatibility: Transliterator?, isNumber: Bool, except form: FormClass?
    ) -> String {
        let value = scalar.value
        switch value {
        case 0x401, 0x451: return form == .yo ? String(scalar) : value == 0x401 ? "Е" : "е"
        case 0x400, 0x450, 0x45D, 0x40D:
            return form == .marks ? String(scalar) : ["Ѐ": "Е", "ѐ": "е", "ѝ": "и"][String(scalar)] ?? "И"
        case 0x130: return form == .marks ? String(scalar) : "I"
        default: break
        }
        let unified = FoldedScalar.unify(value)
        if unified != value || value == 0x27 {
            // An apostrophe that groups digits is left out, too.
            if unified == 0x27, isNumber { return form == .spaces ? "'" : "" }
            let kept: FormClass = unified == 0x2D ? .hyphens : unified == 0x22 || unified == 0x27 ? .quotes : .width
            return form == kept ? String(scalar) : Unicode.Scalar(unified).map { String($0) } ?? String(scalar)
        }
        guard value >= 0x80, form != .width, value != 0x2116 else { return String(scalar) }
        let usual = (try? compatibility?(String(scalar))) ?? String(scalar)
        if usual.unicodeScalars.elementsEqual(CollectionOfOne(scalar)) {
            // ß, ς
            let folded = FoldedScalar.fold(usual)
            return folded == scalar.properties.lowercaseMapping ? usual : folded
        }
        return String(
            String.UnicodeScalarView(
                usual.unicodeScalars.map { scalar in
                    Unicode.Scalar(FoldedScalar.unify(scalar.value)) ?? scalar
                }))
    }
}

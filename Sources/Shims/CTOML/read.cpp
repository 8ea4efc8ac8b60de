#include "CCalqueTOML.h"

#include <cstdio>
#include <stdexcept>
#include <string>

// Some broken documents fail an assertion of toml++ 3.3 instead of being refused. No input may end the program.
[[noreturn]] static void refuse() { throw std::logic_error("the document is malformed"); }
#define TOML_ASSERT(condition) ((condition) ? (void)0 : refuse())
#define TOML_EXCEPTIONS 1
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

namespace {

struct Reader {
    calque_toml_receiver receiver;
    void *context;

    void send(const std::string &table, const std::string &key, calque_toml_kind kind, const std::string &text,
              bool is_element, const toml::node &node) const {
        const calque_toml_value value = {table.c_str(), key.c_str(),  kind,
                                         text.data(),   text.size(), is_element, node.source().begin.line};
        receiver(context, &value);
    }

    void leaf(const std::string &table, const std::string &key, bool is_element, const toml::node &node) const {
        char digits[64];
        if (const auto *text = node.as_string()) {
            send(table, key, calque_toml_string, text->get(), is_element, node);
        } else if (const auto *integer = node.as_integer()) {
            std::snprintf(digits, sizeof digits, "%lld", static_cast<long long>(integer->get()));
            send(table, key, calque_toml_integer, digits, is_element, node);
        } else if (const auto *number = node.as_floating_point()) {
            std::snprintf(digits, sizeof digits, "%.17g", number->get());
            send(table, key, calque_toml_number, digits, is_element, node);
        } else if (const auto *boolean = node.as_boolean()) {
            send(table, key, calque_toml_boolean, boolean->get() ? "true" : "false", is_element, node);
        } else {
            send(table, key, calque_toml_other, "", is_element, node);
        }
    }

    // toml++ refuses documents that are nested deeper than 256, which bounds the recursion.
    void table(const std::string &name, const toml::table &values) const {
        for (const auto &[key, node] : values) {
            const std::string word(key.str());
            if (const auto *inner = node.as_table()) {
                send(name, word, calque_toml_table, "", false, node);
                table(name.empty() ? word : name + "." + word, *inner);
            } else if (const auto *array = node.as_array()) {
                if (array->empty()) send(name, word, calque_toml_empty_array, "", false, node);
                for (const auto &element : *array) leaf(name, word, true, element);
            } else {
                leaf(name, word, false, node);
            }
        }
    }
};

}  // namespace

static void describe(const char *reason, size_t length, char message[256]) {
    std::snprintf(message, 256, "%.*s", static_cast<int>(length < 255 ? length : 255), reason);
    for (char *letter = message; *letter; letter++)
        if (*letter == '\n' || *letter == '\r') *letter = ' ';
}

unsigned calque_toml_read(const char *bytes, size_t count, calque_toml_receiver receiver, void *context,
                          char message[256]) {
    try {
        const toml::table document = toml::parse(std::string_view(bytes, count));
        Reader{receiver, context}.table("", document);
        return 0;
    } catch (const toml::parse_error &error) {
        describe(error.description().data(), error.description().size(), message);
        const unsigned line = error.source().begin.line;
        return line > 0 ? line : 1;
    } catch (const std::exception &error) {
        describe(error.what(), std::char_traits<char>::length(error.what()), message);
        return 1;
    }
}

#include "CCalqueSentencePiece.h"

#include <sentencepiece_processor.h>

#include <algorithm>
#include <exception>
#include <string>
#include <vector>

static_assert(sizeof(int) == sizeof(int32_t), "the library's ids are ints");

struct calque_sp_model {
    sentencepiece::SentencePieceProcessor processor;
};

namespace {

void copy_reason(const char *text, char *reason, size_t capacity) {
    if (capacity == 0) return;
    size_t length = std::min(std::char_traits<char>::length(text), capacity - 1);
    std::copy(text, text + length, reason);
    reason[length] = 0;
}

// The library gives a run of unknown characters as one piece; the encoder's package counts each of them.
void split_unknown(const sentencepiece::SentencePieceProcessor &processor, absl::string_view text,
                   std::vector<int> &ids) {
    const int unknown = processor.unk_id();
    if (std::find(ids.begin(), ids.end(), unknown) == ids.end()) return;
    std::vector<std::string> pieces;
    if (!processor.Encode(text, &pieces).ok() || pieces.size() != ids.size()) return;
    std::vector<int> split;
    for (size_t i = 0; i < ids.size(); i++) {
        const auto &piece = pieces[i];
        const auto characters = std::count_if(piece.begin(), piece.end(), [](char c) { return (c & 0xC0) != 0x80; });
        split.insert(split.end(), ids[i] == unknown ? std::max<size_t>(1, characters) : 1, ids[i]);
    }
    ids = std::move(split);
}

}  // namespace

calque_sp_model *calque_sp_open(const char *path, char *reason, size_t capacity) {
    calque_sp_model *model = nullptr;
    try {
        model = new calque_sp_model;
        const auto status = model->processor.Load(path);
        if (status.ok()) return model;
        copy_reason(status.ToString().c_str(), reason, capacity);
    } catch (const std::exception &error) {
        copy_reason(error.what(), reason, capacity);
    } catch (...) {
        copy_reason("unknown exception", reason, capacity);
    }
    delete model;
    return nullptr;
}

void calque_sp_close(calque_sp_model *model) { delete model; }

bool calque_sp_encode(const calque_sp_model *model, const char *text, size_t length, int32_t *ids, size_t capacity,
                      size_t *count, char *reason, size_t reason_capacity) {
    try {
        // One vector for each thread: its room is used again, so that a call allocates nothing of its own.
        thread_local std::vector<int> found;
        const auto status = model->processor.Encode({text, length}, &found);
        if (status.ok()) {
            split_unknown(model->processor, {text, length}, found);
            *count = found.size();
            std::copy_n(found.begin(), std::min(found.size(), capacity), ids);
            return true;
        }
        copy_reason(status.ToString().c_str(), reason, reason_capacity);
    } catch (const std::exception &error) {
        copy_reason(error.what(), reason, reason_capacity);
    } catch (...) {
        copy_reason("unknown exception", reason, reason_capacity);
    }
    return false;
}

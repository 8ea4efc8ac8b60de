#include "CSentencePiece.h"

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

int32_t calque_sp_piece_count(const calque_sp_model *model) { return model->processor.GetPieceSize(); }

bool calque_sp_encode(const calque_sp_model *model, const char *text, size_t length, int32_t *ids, size_t capacity,
                      size_t *count, char *reason, size_t reason_capacity) {
    try {
        // One vector for each thread: its room is used again, so that a call allocates nothing of its own.
        thread_local std::vector<int> found;
        const auto status = model->processor.Encode({text, length}, &found);
        if (status.ok()) {
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

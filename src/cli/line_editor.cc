#include "cli/line_editor.h"

#include <clocale>
#include <cstdio>

#ifdef KANJO_LIBEDIT
#include <histedit.h>

#include <algorithm>
#include <csignal>

#include "base/ascii.h"
#endif

namespace kanjo {

#ifdef KANJO_LIBEDIT
namespace {

constexpr int history_lines_max = 1000;

/// Where the word before the cursor begins: behind the last character that is neither letter nor digit.
const char* begin_of_word(const LineInfo& line) {
    const char* begin = line.cursor;
    const auto is_part = [](char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; };
    while (begin > line.buffer && is_part(begin[-1])) --begin;
    return begin;
}

std::string common_beginning(const std::vector<std::string>& words) {
    std::string common = words.front();
    for (const std::string& word : words) {
        const auto [end, other] = std::mismatch(common.begin(), common.end(), word.begin(), word.end());
        common.erase(end, common.end());
    }
    return common;
}

class Editor : public LineEditor {
  public:
    Editor(std::string prompt, Completer complete)
        : prompt_(std::move(prompt)), complete_(std::move(complete)) {
        // Letters are UTF-8 to this tool whatever the locale of its user is.
        std::setlocale(LC_CTYPE, "C.UTF-8");
        history_ = history_init();
        editor_ = el_init("kanjo", stdin, stdout, stderr);
        HistEvent event;
        history(history_, &event, H_SETSIZE, history_lines_max);
        history(history_, &event, H_SETUNIQUE, 1);
        el_set(editor_, EL_CLIENTDATA, this);
        el_set(editor_, EL_PROMPT, &Editor::show_prompt);
        el_set(editor_, EL_EDITOR, "emacs");
        el_set(editor_, EL_HIST, ::history, history_);
        el_set(editor_, EL_ADDFN, "kanjo-complete", "complete the word", &Editor::complete_word);
        el_set(editor_, EL_BIND, "^I", "kanjo-complete", nullptr);
        el_set(editor_, EL_BIND, "^R", "em-inc-search-prev", nullptr);
        // Keys instead of signals while a line is edited: Ctrl-C gives up the line, not the conversation.
        el_set(editor_, EL_SETTY, "-d", "-isig", nullptr);
        el_set(editor_, EL_ADDFN, "kanjo-give-up", "give the line up", &Editor::give_up);
        el_set(editor_, EL_BIND, "^C", "kanjo-give-up", nullptr);
        el_set(editor_, EL_ADDFN, "kanjo-suspend", "suspend the conversation", &Editor::suspend);
        el_set(editor_, EL_BIND, "^Z", "kanjo-suspend", nullptr);
        el_set(editor_, EL_SIGNAL, 1);
    }
    ~Editor() override {
        el_end(editor_);
        history_end(history_);
    }
    Editor(const Editor&) = delete;
    Editor& operator=(const Editor&) = delete;

    std::optional<std::string> read_line() override {
        is_given_up_ = false;
        el_set(editor_, EL_PREP_TERM, 1);  // before the prompt, so that no key typed at it is a signal
        int length = 0;
        const char* bytes = el_gets(editor_, &length);
        if (is_given_up_) return std::string();
        if (bytes == nullptr || length <= 0) {
            std::fputc('\n', stdout);
            std::fflush(stdout);
            return std::nullopt;
        }
        std::string line(bytes, static_cast<std::size_t>(length));
        while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
        return line;
    }

    void remember(const std::string& line) override {
        HistEvent event;
        history(history_, &event, H_ENTER, line.c_str());
    }

  private:
    static Editor& of(EditLine* editor) {
        Editor* self = nullptr;
        el_get(editor, EL_CLIENTDATA, &self);
        return *self;
    }

    static char* show_prompt(EditLine* editor) { return of(editor).prompt_.data(); }

    static unsigned char give_up(EditLine* editor, int) {
        of(editor).is_given_up_ = true;
        std::fputs("^C\n", stdout);
        return CC_NEWLINE;
    }

    static unsigned char suspend(EditLine* editor, int) {
        el_set(editor, EL_PREP_TERM, 0);
        std::raise(SIGTSTP);
        el_set(editor, EL_PREP_TERM, 1);
        return CC_REDISPLAY;
    }

    static unsigned char complete_word(EditLine* editor, int) {
        const LineInfo& line = *el_line(editor);
        const std::string beginning(begin_of_word(line), line.cursor);
        const std::vector<std::string> words = of(editor).complete_(beginning);
        if (words.empty()) return CC_REFRESH_BEEP;
        std::string longer = common_beginning(words);
        if (words.size() == 1) longer += ' ';
        if (longer.size() <= beginning.size()) return list(words);
        el_deletestr(editor, static_cast<int>(count_letters(beginning)));
        el_insertstr(editor, longer.c_str());
        return CC_REFRESH;
    }

    /// el_deletestr counts characters.
    static std::size_t count_letters(const std::string& text) {
        return static_cast<std::size_t>(
            std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
    }

    static unsigned char list(const std::vector<std::string>& words) {
        std::fputc('\n', stdout);
        for (const std::string& word : words) std::fprintf(stdout, "%s  ", word.c_str());
        std::fputc('\n', stdout);
        return CC_REDISPLAY;
    }

    std::string prompt_;
    Completer complete_;
    History* history_ = nullptr;
    EditLine* editor_ = nullptr;
    bool is_given_up_ = false;
};

}  // namespace

std::unique_ptr<LineEditor> open_line_editor(std::string prompt, Completer complete) {
    return std::make_unique<Editor>(std::move(prompt), std::move(complete));
}

#else
namespace {

/// Lines as the terminal itself edits them.
class PlainLines : public LineEditor {
  public:
    explicit PlainLines(std::string prompt) : prompt_(std::move(prompt)) {}

    std::optional<std::string> read_line() override {
        std::fputs(prompt_.c_str(), stdout);
        std::fflush(stdout);
        std::string line;
        for (int c = std::getc(stdin); c != EOF; c = std::getc(stdin)) {
            if (c == '\n') return line;
            line += static_cast<char>(c);
        }
        if (!line.empty()) return line;
        std::fputc('\n', stdout);
        std::fflush(stdout);
        return std::nullopt;
    }
    void remember(const std::string&) override {}

  private:
    std::string prompt_;
};

}  // namespace

std::unique_ptr<LineEditor> open_line_editor(std::string prompt, Completer) {
    return std::make_unique<PlainLines>(std::move(prompt));
}
#endif

}  // namespace kanjo

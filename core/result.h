// How everything here fails: a value, or one sentence that says where, what and what to do.
//
// Fallible functions return Result<T>, or Status where there is nothing to give back. Nothing in Fangzhi throws.
//
//   FANGZHI_ASSIGN(std::string bytes, read_file(path));   // returns the Error to our caller
//   FANGZHI_TRY(sink.write(bytes));
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace fangzhi {

enum class ErrorKind { usage, bad_input, not_found, corrupt, io };

struct Error {
  ErrorKind kind = ErrorKind::io;
  std::string message;
};

inline Error usage_error(std::string message) { return {ErrorKind::usage, std::move(message)}; }
inline Error bad_input(std::string message) { return {ErrorKind::bad_input, std::move(message)}; }
inline Error not_found(std::string message) { return {ErrorKind::not_found, std::move(message)}; }
inline Error corrupt(std::string message) { return {ErrorKind::corrupt, std::move(message)}; }
inline Error io_error(std::string message) { return {ErrorKind::io, std::move(message)}; }

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  // Require has_value(). The reference lives as long as this Result.
  T& value() & { return assert(has_value()), std::get<0>(state_); }
  const T& value() const& { return assert(has_value()), std::get<0>(state_); }
  T&& value() && { return assert(has_value()), std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  // Requires !has_value().
  const Error& error() const { return assert(!has_value()), std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

struct Done {};

// Success, or an Error.
class [[nodiscard]] Status : public Result<Done> {
 public:
  Status() : Result<Done>(Done{}) {}
  Status(Error error) : Result<Done>(std::move(error)) {}
};

}  // namespace fangzhi

#define FANGZHI_TRY(expression)                                  \
  do {                                                           \
    if (auto tried = (expression); !tried) return tried.error(); \
  } while (false)

#define FANGZHI_JOIN_(a, b) a##b
#define FANGZHI_JOIN(a, b) FANGZHI_JOIN_(a, b)
#define FANGZHI_ASSIGN_(result, declaration, expression) \
  auto result = (expression);                            \
  if (!result) return result.error();                    \
  declaration = std::move(result).value()
#define FANGZHI_ASSIGN(declaration, expression) \
  FANGZHI_ASSIGN_(FANGZHI_JOIN(result_at_, __LINE__), declaration, expression)

/* Python's own exception classes, and those of its library that programs meet: a t2m_kind each, whose `base` is
 * the class it derives from. A class of the user's is a kind too: `{.name = "MyError", .base = PY_VALUE_ERROR}`. */
#ifndef T2M_PY_EXCEPTIONS_H
#define T2M_PY_EXCEPTIONS_H

#include "t2m/object.h"

typedef const t2m_kind *py_exception;

/* X(name, base class, Python's name with its module) */
#define PY_EXCEPTIONS(X)                                                                                     \
    X(base_exception, NULL, "BaseException")                                                                 \
    X(exception, &py_base_exception_kind, "Exception")                                                       \
    X(keyboard_interrupt, &py_base_exception_kind, "KeyboardInterrupt")                                      \
    X(system_exit, &py_base_exception_kind, "SystemExit")                                                    \
    X(generator_exit, &py_base_exception_kind, "GeneratorExit")                                              \
    X(arithmetic_error, &py_exception_kind, "ArithmeticError")                                               \
    X(floating_point_error, &py_arithmetic_error_kind, "FloatingPointError")                                 \
    X(overflow_error, &py_arithmetic_error_kind, "OverflowError")                                            \
    X(zero_division_error, &py_arithmetic_error_kind, "ZeroDivisionError")                                   \
    X(assertion_error, &py_exception_kind, "AssertionError")                                                 \
    X(attribute_error, &py_exception_kind, "AttributeError")                                                 \
    X(buffer_error, &py_exception_kind, "BufferError")                                                       \
    X(eof_error, &py_exception_kind, "EOFError")                                                             \
    X(import_error, &py_exception_kind, "ImportError")                                                       \
    X(module_not_found_error, &py_import_error_kind, "ModuleNotFoundError")                                  \
    X(lookup_error, &py_exception_kind, "LookupError")                                                       \
    X(index_error, &py_lookup_error_kind, "IndexError")                                                      \
    X(key_error, &py_lookup_error_kind, "KeyError")                                                          \
    X(memory_error, &py_exception_kind, "MemoryError")                                                       \
    X(name_error, &py_exception_kind, "NameError")                                                           \
    X(unbound_local_error, &py_name_error_kind, "UnboundLocalError")                                         \
    X(os_error, &py_exception_kind, "OSError")                                                               \
    X(blocking_io_error, &py_os_error_kind, "BlockingIOError")                                               \
    X(child_process_error, &py_os_error_kind, "ChildProcessError")                                           \
    X(connection_error, &py_os_error_kind, "ConnectionError")                                                \
    X(broken_pipe_error, &py_connection_error_kind, "BrokenPipeError")                                       \
    X(connection_aborted_error, &py_connection_error_kind, "ConnectionAbortedError")                         \
    X(connection_refused_error, &py_connection_error_kind, "ConnectionRefusedError")                         \
    X(connection_reset_error, &py_connection_error_kind, "ConnectionResetError")                             \
    X(file_exists_error, &py_os_error_kind, "FileExistsError")                                               \
    X(file_not_found_error, &py_os_error_kind, "FileNotFoundError")                                          \
    X(interrupted_error, &py_os_error_kind, "InterruptedError")                                              \
    X(is_a_directory_error, &py_os_error_kind, "IsADirectoryError")                                          \
    X(not_a_directory_error, &py_os_error_kind, "NotADirectoryError")                                        \
    X(permission_error, &py_os_error_kind, "PermissionError")                                                \
    X(process_lookup_error, &py_os_error_kind, "ProcessLookupError")                                         \
    X(timeout_error, &py_os_error_kind, "TimeoutError")                                                      \
    X(unsupported_operation, &py_os_error_kind, "io.UnsupportedOperation")                                   \
    X(reference_error, &py_exception_kind, "ReferenceError")                                                 \
    X(runtime_error, &py_exception_kind, "RuntimeError")                                                     \
    X(not_implemented_error, &py_runtime_error_kind, "NotImplementedError")                                  \
    X(recursion_error, &py_runtime_error_kind, "RecursionError")                                             \
    X(stop_iteration, &py_exception_kind, "StopIteration")                                                   \
    X(stop_async_iteration, &py_exception_kind, "StopAsyncIteration")                                        \
    X(syntax_error, &py_exception_kind, "SyntaxError")                                                       \
    X(indentation_error, &py_syntax_error_kind, "IndentationError")                                          \
    X(system_error, &py_exception_kind, "SystemError")                                                       \
    X(type_error, &py_exception_kind, "TypeError")                                                           \
    X(value_error, &py_exception_kind, "ValueError")                                                         \
    X(unicode_error, &py_value_error_kind, "UnicodeError")                                                   \
    X(unicode_decode_error, &py_unicode_error_kind, "UnicodeDecodeError")                                    \
    X(unicode_encode_error, &py_unicode_error_kind, "UnicodeEncodeError")                                    \
    X(json_decode_error, &py_value_error_kind, "json.decoder.JSONDecodeError")                               \
    X(argument_type_error, &py_exception_kind, "argparse.ArgumentTypeError")                                 \
    X(frozen_instance_error, &py_attribute_error_kind, "dataclasses.FrozenInstanceError")                    \
    X(shutil_error, &py_os_error_kind, "shutil.Error")                                                       \
    X(same_file_error, &py_shutil_error_kind, "shutil.SameFileError")                                        \
    X(re_error, &py_exception_kind, "re.error")                                                              \
    X(csv_error, &py_exception_kind, "_csv.Error")                                                           \
    X(empty, &py_exception_kind, "_queue.Empty")                                                       \
    X(full, &py_exception_kind, "queue.Full")                                                          \
    X(bad_gzip_file, &py_os_error_kind, "gzip.BadGzipFile")                                                  \
    X(zlib_error, &py_exception_kind, "zlib.error")                                                          \
    X(called_process_error, &py_exception_kind, "subprocess.CalledProcessError")                             \
    X(timeout_expired, &py_exception_kind, "subprocess.TimeoutExpired")                                      \
    X(yaml_error, &py_exception_kind, "yaml.error.YAMLError")                                                \
    X(bad_zip_file, &py_exception_kind, "zipfile.BadZipFile")                                                \
    X(url_error, &py_os_error_kind, "urllib.error.URLError")                                                 \
    X(http_error, &py_url_error_kind, "urllib.error.HTTPError")                                              \
    X(statistics_error, &py_value_error_kind, "statistics.StatisticsError")                                  \
    X(struct_error, &py_exception_kind, "struct.error")                                                      \
    X(binascii_error, &py_value_error_kind, "binascii.Error")                                                \
    X(argument_error, &py_exception_kind, "argparse.ArgumentError")                                          \
    X(axis_error, &py_value_error_kind, "numpy.exceptions.AxisError")                                       \
    X(linalg_error, &py_value_error_kind, "numpy.linalg.LinAlgError")                                       \
    X(output_casting_error, &py_type_error_kind, "numpy._core._exceptions._UFuncOutputCastingError")        \
    X(pickle_error, &py_exception_kind, "_pickle.PickleError")                                               \
    X(pickling_error, &py_pickle_error_kind, "_pickle.PicklingError")                                        \
    X(unpickling_error, &py_pickle_error_kind, "_pickle.UnpicklingError")                                    \
    X(warning, &py_exception_kind, "Warning")                                                                \
    X(bytes_warning, &py_warning_kind, "BytesWarning")                                                       \
    X(deprecation_warning, &py_warning_kind, "DeprecationWarning")                                           \
    X(future_warning, &py_warning_kind, "FutureWarning")                                                     \
    X(import_warning, &py_warning_kind, "ImportWarning")                                                     \
    X(pending_deprecation_warning, &py_warning_kind, "PendingDeprecationWarning")                            \
    X(resource_warning, &py_warning_kind, "ResourceWarning")                                                 \
    X(runtime_warning, &py_warning_kind, "RuntimeWarning")                                                   \
    X(syntax_warning, &py_warning_kind, "SyntaxWarning")                                                     \
    X(unicode_warning, &py_warning_kind, "UnicodeWarning")                                                   \
    X(user_warning, &py_warning_kind, "UserWarning")

#define PY_EXCEPTION_KIND(name, base, text) extern const t2m_kind py_##name##_kind;
PY_EXCEPTIONS(PY_EXCEPTION_KIND)
#undef PY_EXCEPTION_KIND

#define PY_BASE_EXCEPTION (&py_base_exception_kind)
#define PY_EXCEPTION (&py_exception_kind)
#define PY_KEYBOARD_INTERRUPT (&py_keyboard_interrupt_kind)
#define PY_SYSTEM_EXIT (&py_system_exit_kind)
#define PY_GENERATOR_EXIT (&py_generator_exit_kind)
#define PY_ARITHMETIC_ERROR (&py_arithmetic_error_kind)
#define PY_FLOATING_POINT_ERROR (&py_floating_point_error_kind)
#define PY_OVERFLOW_ERROR (&py_overflow_error_kind)
#define PY_ZERO_DIVISION_ERROR (&py_zero_division_error_kind)
#define PY_ASSERTION_ERROR (&py_assertion_error_kind)
#define PY_ATTRIBUTE_ERROR (&py_attribute_error_kind)
#define PY_BUFFER_ERROR (&py_buffer_error_kind)
#define PY_EOF_ERROR (&py_eof_error_kind)
#define PY_IMPORT_ERROR (&py_import_error_kind)
#define PY_MODULE_NOT_FOUND_ERROR (&py_module_not_found_error_kind)
#define PY_LOOKUP_ERROR (&py_lookup_error_kind)
#define PY_INDEX_ERROR (&py_index_error_kind)
#define PY_KEY_ERROR (&py_key_error_kind)
#define PY_MEMORY_ERROR (&py_memory_error_kind)
#define PY_NAME_ERROR (&py_name_error_kind)
#define PY_UNBOUND_LOCAL_ERROR (&py_unbound_local_error_kind)
#define PY_OS_ERROR (&py_os_error_kind)
#define PY_IO_ERROR PY_OS_ERROR
#define PY_ENVIRONMENT_ERROR PY_OS_ERROR
#define PY_BLOCKING_IO_ERROR (&py_blocking_io_error_kind)
#define PY_CHILD_PROCESS_ERROR (&py_child_process_error_kind)
#define PY_CONNECTION_ERROR (&py_connection_error_kind)
#define PY_BROKEN_PIPE_ERROR (&py_broken_pipe_error_kind)
#define PY_CONNECTION_ABORTED_ERROR (&py_connection_aborted_error_kind)
#define PY_CONNECTION_REFUSED_ERROR (&py_connection_refused_error_kind)
#define PY_CONNECTION_RESET_ERROR (&py_connection_reset_error_kind)
#define PY_FILE_EXISTS_ERROR (&py_file_exists_error_kind)
#define PY_FILE_NOT_FOUND_ERROR (&py_file_not_found_error_kind)
#define PY_INTERRUPTED_ERROR (&py_interrupted_error_kind)
#define PY_IS_A_DIRECTORY_ERROR (&py_is_a_directory_error_kind)
#define PY_NOT_A_DIRECTORY_ERROR (&py_not_a_directory_error_kind)
#define PY_PERMISSION_ERROR (&py_permission_error_kind)
#define PY_PROCESS_LOOKUP_ERROR (&py_process_lookup_error_kind)
#define PY_TIMEOUT_ERROR (&py_timeout_error_kind)
#define PY_UNSUPPORTED_OPERATION (&py_unsupported_operation_kind)
#define PY_REFERENCE_ERROR (&py_reference_error_kind)
#define PY_RUNTIME_ERROR (&py_runtime_error_kind)
#define PY_NOT_IMPLEMENTED_ERROR (&py_not_implemented_error_kind)
#define PY_RECURSION_ERROR (&py_recursion_error_kind)
#define PY_STOP_ITERATION (&py_stop_iteration_kind)
#define PY_STOP_ASYNC_ITERATION (&py_stop_async_iteration_kind)
#define PY_SYNTAX_ERROR (&py_syntax_error_kind)
#define PY_INDENTATION_ERROR (&py_indentation_error_kind)
#define PY_SYSTEM_ERROR (&py_system_error_kind)
#define PY_TYPE_ERROR (&py_type_error_kind)
#define PY_VALUE_ERROR (&py_value_error_kind)
#define PY_UNICODE_ERROR (&py_unicode_error_kind)
#define PY_UNICODE_DECODE_ERROR (&py_unicode_decode_error_kind)
#define PY_UNICODE_ENCODE_ERROR (&py_unicode_encode_error_kind)
#define PY_FROZEN_INSTANCE_ERROR (&py_frozen_instance_error_kind)
#define PY_JSON_DECODE_ERROR (&py_json_decode_error_kind)
#define PY_ARGUMENT_TYPE_ERROR (&py_argument_type_error_kind)
#define PY_SHUTIL_ERROR (&py_shutil_error_kind)
#define PY_SAME_FILE_ERROR (&py_same_file_error_kind)
#define PY_RE_ERROR (&py_re_error_kind)
#define PY_CSV_ERROR (&py_csv_error_kind)
#define PY_EMPTY (&py_empty_kind)
#define PY_FULL (&py_full_kind)
#define PY_BAD_GZIP_FILE (&py_bad_gzip_file_kind)
#define PY_ZLIB_ERROR (&py_zlib_error_kind)
#define PY_CALLED_PROCESS_ERROR (&py_called_process_error_kind)
#define PY_TIMEOUT_EXPIRED (&py_timeout_expired_kind)
#define PY_YAML_ERROR (&py_yaml_error_kind)
#define PY_BAD_ZIP_FILE (&py_bad_zip_file_kind)
#define PY_URL_ERROR (&py_url_error_kind)
#define PY_HTTP_ERROR (&py_http_error_kind)
#define PY_STATISTICS_ERROR (&py_statistics_error_kind)
#define PY_STRUCT_ERROR (&py_struct_error_kind)
#define PY_BINASCII_ERROR (&py_binascii_error_kind)
#define PY_ARGUMENT_ERROR (&py_argument_error_kind)
#define PY_AXIS_ERROR (&py_axis_error_kind)
#define PY_LIN_ALG_ERROR (&py_linalg_error_kind)
#define PY_OUTPUT_CASTING_ERROR (&py_output_casting_error_kind)
#define PY_PICKLE_ERROR (&py_pickle_error_kind)
#define PY_PICKLING_ERROR (&py_pickling_error_kind)
#define PY_UNPICKLING_ERROR (&py_unpickling_error_kind)
#define PY_WARNING (&py_warning_kind)
#define PY_BYTES_WARNING (&py_bytes_warning_kind)
#define PY_DEPRECATION_WARNING (&py_deprecation_warning_kind)
#define PY_FUTURE_WARNING (&py_future_warning_kind)
#define PY_IMPORT_WARNING (&py_import_warning_kind)
#define PY_PENDING_DEPRECATION_WARNING (&py_pending_deprecation_warning_kind)
#define PY_RESOURCE_WARNING (&py_resource_warning_kind)
#define PY_RUNTIME_WARNING (&py_runtime_warning_kind)
#define PY_SYNTAX_WARNING (&py_syntax_warning_kind)
#define PY_UNICODE_WARNING (&py_unicode_warning_kind)
#define PY_USER_WARNING (&py_user_warning_kind)

#endif
